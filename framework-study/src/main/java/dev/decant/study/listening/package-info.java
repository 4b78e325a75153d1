/** How the listeners of a configuration are told of the runs of a command, without making these wait. */
@NullMarked
package dev.decant.study.listening;

import org.jspecify.annotations.NullMarked;
