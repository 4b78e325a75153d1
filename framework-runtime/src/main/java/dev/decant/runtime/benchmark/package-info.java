/** What a training step costs: its time, its arithmetic beside what the machine reaches, and where the time goes. */
@NullMarked
package dev.decant.runtime.benchmark;

import org.jspecify.annotations.NullMarked;
