/** Finished runs judged on data that took no part in them. */
@NullMarked
package dev.decant.study.external;

import org.jspecify.annotations.NullMarked;
