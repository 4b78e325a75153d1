package dev.decant.runtime.data;

import dev.decant.io.file.Sha256;
import java.util.SplittableRandom;

/** Random generators that a run's seed, an epoch and a name decide, so that threads and order do not matter. */
final class Seeds {
    private Seeds() {}

    static SplittableRandom random(long seed, String name, int epoch) {
        return new SplittableRandom(
                new Sha256().number(seed).text(name).number(epoch).first64());
    }

    /** The generator of one record's crop and augmentations in one epoch. */
    static SplittableRandom ofRecord(long seed, int epoch, String id) {
        return random(seed, "record " + id, epoch);
    }
}
