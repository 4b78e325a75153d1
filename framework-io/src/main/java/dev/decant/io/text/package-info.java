/** Words of messages. */
@NullMarked
package dev.decant.io.text;

import org.jspecify.annotations.NullMarked;
