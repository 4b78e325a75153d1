/** What Decant can do without any plugin jar: the strategy that learns from labels alone and two ways to cut networks. */
@NullMarked
package dev.decant.runtime.builtin;

import org.jspecify.annotations.NullMarked;
