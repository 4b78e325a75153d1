/** What a field brings along, used by itself: official scores of files, generators of recordings. */
@NullMarked
package dev.decant.study.field;

import org.jspecify.annotations.NullMarked;
