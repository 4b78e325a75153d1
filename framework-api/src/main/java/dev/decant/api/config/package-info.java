/** Annotations for the records that configuration sections are bound to. */
@NullMarked
package dev.decant.api.config;

import org.jspecify.annotations.NullMarked;
