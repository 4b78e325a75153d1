/** Studies in Java: load a configuration, train, compare, evaluate, look inside, predict, export. */
@NullMarked
package dev.decant.study;

import org.jspecify.annotations.NullMarked;
