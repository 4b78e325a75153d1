/** Where runs are trained: one after the other in this process, or side by side in processes of their own. */
@NullMarked
package dev.decant.study.execution;

import org.jspecify.annotations.NullMarked;
