/** Methods that compare the outputs of both networks. */
@NullMarked
package dev.decant.plugin.classic.logit;

import org.jspecify.annotations.NullMarked;
