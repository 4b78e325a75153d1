/** Comma-separated text (RFC 4180): small tables read whole, fields written. */
@NullMarked
package dev.decant.io.csv;

import org.jspecify.annotations.NullMarked;
