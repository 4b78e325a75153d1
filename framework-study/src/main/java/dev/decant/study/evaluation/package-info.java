/** What a finished run scores, on its test split and on external sets. */
@NullMarked
package dev.decant.study.evaluation;

import org.jspecify.annotations.NullMarked;
