package dev.decant.api.data;

import dev.decant.api.extension.Extension;
import dev.decant.api.network.InputSpec;
import java.util.random.RandomGenerator;
import org.apiguardian.api.API;

/**
 * Varies a training sequence.
 *
 * @since 0.1
 */
@API(status = API.Status.MAINTAINED, since = "0.1")
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
