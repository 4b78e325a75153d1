/** What a frozen network makes of the training records, computed once for all its students. */
@NullMarked
package dev.decant.runtime.teaching;

import org.jspecify.annotations.NullMarked;
