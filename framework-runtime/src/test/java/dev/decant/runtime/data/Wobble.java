package dev.decant.runtime.data;

import dev.decant.api.data.Augmentation;
import dev.decant.api.data.Sequence;
import dev.decant.api.network.InputSpec;
import dev.decant.runtime.config.Selected;
import java.util.random.RandomGenerator;

/** Adds random numbers, a random number of times. */
final class Wobble implements Augmentation<Record> {
    record Config(float size) {}

    static Selected<Augmentation<Record>> of(float size) {
        return new Selected<>("wobble", new Wobble(), new Config(size));
    }

    @Override
    public Sequence augment(Sequence sequence, InputSpec input, RandomGenerator random, Record config) {
        float[] values = sequence.values().clone();
        int draws = 1 + random.nextInt(5);
        for (int d = 0; d < draws; d++) {
            for (int i = 0; i < values.length; i++) {
                values[i] += ((Config) config).size() * random.nextFloat();
            }
        }
        return new Sequence(values, sequence.steps(), sequence.channels());
    }

    @Override
    @SuppressWarnings("unchecked")
    public Class<Record> configType() {
        return (Class<Record>) (Class<?>) Config.class;
    }

    @Override
    public String summary() {
        return "Adds random numbers.";
    }
}
