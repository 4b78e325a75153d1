package dev.decant.api.data;

import dev.decant.api.network.InputSpec;
import dev.decant.api.plugin.Extension;
import java.util.random.RandomGenerator;

/** Varies a training sequence. */
public interface Augmentation<C extends Record> extends Extension<C> {
    /**
     * A varied copy of the same shape.
     *
     * @param sequence after preparation; its steps may be fewer or more than the input's where that has no fixed length
     * @param input names the channels and the sampling rate
     * @param random seeded by (run seed, epoch, record), so that threads and order do not matter
     */
    Sequence augment(Sequence sequence, InputSpec input, RandomGenerator random, C config);
}
