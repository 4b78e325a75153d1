/** What is packed: launchers, licences, completion and archives. */
@NullMarked
package dev.decant.packed;

import org.jspecify.annotations.NullMarked;
