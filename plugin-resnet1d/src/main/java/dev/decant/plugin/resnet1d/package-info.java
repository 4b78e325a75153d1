/** The residual one-dimensional convolutional network of Hannun et al. 2019. */
@NullMarked
package dev.decant.plugin.resnet1d;

import org.jspecify.annotations.NullMarked;
