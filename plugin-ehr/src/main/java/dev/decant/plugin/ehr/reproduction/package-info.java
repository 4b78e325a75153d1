/** The paper's experiment on intensive-care records. */
@NullMarked
package dev.decant.plugin.ehr.reproduction;

import org.jspecify.annotations.NullMarked;
