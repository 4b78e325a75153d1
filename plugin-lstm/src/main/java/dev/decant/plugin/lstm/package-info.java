/** Recurrent network of LSTM layers with residual connections. */
@NullMarked
package dev.decant.plugin.lstm;

import org.jspecify.annotations.NullMarked;
