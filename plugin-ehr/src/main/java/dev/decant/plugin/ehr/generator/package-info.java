/** Synthetic intensive-care records. */
@NullMarked
package dev.decant.plugin.ehr.generator;

import org.jspecify.annotations.NullMarked;
