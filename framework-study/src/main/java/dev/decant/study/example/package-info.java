/** Test records to look at, with what each method answered. */
@NullMarked
package dev.decant.study.example;

import org.jspecify.annotations.NullMarked;
