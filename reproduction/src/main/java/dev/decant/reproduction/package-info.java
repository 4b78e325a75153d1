/** The paper's tables, figures and claims, repeated on any data. */
@NullMarked
package dev.decant.reproduction;

import org.jspecify.annotations.NullMarked;
