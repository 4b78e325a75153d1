/** Methods that compare how the records of a batch relate to each other in both networks. */
@NullMarked
package dev.decant.plugin.classic.relation;

import org.jspecify.annotations.NullMarked;
