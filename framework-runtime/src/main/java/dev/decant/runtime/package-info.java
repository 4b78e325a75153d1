/** The engine as a whole: what binds its services. */
@NullMarked
package dev.decant.runtime;

import org.jspecify.annotations.NullMarked;
