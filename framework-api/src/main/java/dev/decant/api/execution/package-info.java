/** Where runs are trained: the processes that train them, and who starts these where. */
@NullMarked
package dev.decant.api.execution;

import org.jspecify.annotations.NullMarked;
