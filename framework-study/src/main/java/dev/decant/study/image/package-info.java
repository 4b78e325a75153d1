/** Matrices as pictures: colours and PNG files. */
@NullMarked
package dev.decant.study.image;

import org.jspecify.annotations.NullMarked;
