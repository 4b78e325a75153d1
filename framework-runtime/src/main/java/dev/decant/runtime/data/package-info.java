/**
 * From records to batches: the cache of parsed records, the split, the planned order of every epoch, and batches that
 * are assembled ahead of training.
 */
@NullMarked
package dev.decant.runtime.data;

import org.jspecify.annotations.NullMarked;
