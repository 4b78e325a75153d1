/** Public data sets, fetched from where they are published, verified and unpacked. */
@NullMarked
package dev.decant.study.download;

import org.jspecify.annotations.NullMarked;
