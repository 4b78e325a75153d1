package dev.decant.api.data;

import dev.decant.api.extension.Extension;
import dev.decant.api.network.InputSpec;
import java.util.random.RandomGenerator;
import org.apiguardian.api.API;

/**
 * One way to vary a sequence, of which a policy such as RandAugment draws some and sets their strength. Every operation
 * speaks the same scale: strength 0 changes nothing, strength 1 is the most that still leaves the label true.
 *
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public interface AugmentationOperation<C extends Record> extends Extension<C> {
    /**
     * A varied copy of the same shape.
     *
     * @param sequence after preparation
     * @param input names the channels and the sampling rate
     * @param strength in [0, 1]; at 0 the copy equals the sequence exactly
     * @param random seeded by (run seed, epoch, record)
     */
    Sequence apply(Sequence sequence, InputSpec input, double strength, RandomGenerator random, C config);
}
