/** What is done to a signal between file and network. */
@NullMarked
package dev.decant.plugin.ecg.signal;

import org.jspecify.annotations.NullMarked;
