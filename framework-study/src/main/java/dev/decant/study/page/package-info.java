/** {@code report.html}: a run, a comparison or a reproduction as one page that opens offline. */
@NullMarked
package dev.decant.study.page;

import org.jspecify.annotations.NullMarked;
