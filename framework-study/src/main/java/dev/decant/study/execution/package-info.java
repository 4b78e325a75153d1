/** Where runs are trained: one after the other in this process, or in processes of their own, here or elsewhere. */
@NullMarked
package dev.decant.study.execution;

import org.jspecify.annotations.NullMarked;
