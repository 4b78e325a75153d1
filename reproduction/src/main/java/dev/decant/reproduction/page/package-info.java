/** The repeated paper as a page. */
@NullMarked
package dev.decant.reproduction.page;

import org.jspecify.annotations.NullMarked;
