package dev.decant.api.data;

import dev.decant.api.plugin.Extension;
import java.util.random.RandomGenerator;

/** Varies a training sequence. */
public interface Augmentation<C extends Record> extends Extension<C> {
    /**
     * A varied copy of the same shape.
     *
     * @param random seeded by (run seed, epoch, record), so that threads and order do not matter
     */
    Sequence augment(Sequence sequence, RandomGenerator random, C config);
}
