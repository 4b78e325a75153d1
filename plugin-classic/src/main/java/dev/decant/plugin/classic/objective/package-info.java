/** What the methods share: sums of losses, and the segments that a method looks at. */
@NullMarked
package dev.decant.plugin.classic.objective;

import org.jspecify.annotations.NullMarked;
