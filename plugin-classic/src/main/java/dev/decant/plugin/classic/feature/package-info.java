/** Methods that compare the features of both networks after their segments, record by record. */
@NullMarked
package dev.decant.plugin.classic.feature;

import org.jspecify.annotations.NullMarked;
