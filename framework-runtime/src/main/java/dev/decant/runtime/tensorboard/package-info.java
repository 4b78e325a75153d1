/** Events for TensorBoard: curves of every run in its folder, and a listener that adds hyper-parameters to them. */
@NullMarked
package dev.decant.runtime.tensorboard;

import org.jspecify.annotations.NullMarked;
