/** What a data set holds, counted before anything is trained on it. */
@NullMarked
package dev.decant.study.dataset;

import org.jspecify.annotations.NullMarked;
