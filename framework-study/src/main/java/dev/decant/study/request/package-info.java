/** How a study refuses what it is asked for. */
@NullMarked
package dev.decant.study.request;

import org.jspecify.annotations.NullMarked;
