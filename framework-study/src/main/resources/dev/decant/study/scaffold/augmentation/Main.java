package @package@;

import dev.decant.api.config.Meaning;
import dev.decant.api.config.Range;
import dev.decant.api.data.Augmentation;
import dev.decant.api.data.Sequence;
import dev.decant.api.network.InputSpec;
import java.util.random.RandomGenerator;

/** Adds a slow sine of random phase and height to each channel, as a recording wanders when its subject breathes. */
public final class @Name@ implements Augmentation<@Name@.Options> {
    /** What a configuration can set; the defaults stand in reference.conf. */
    public record Options(
            @Meaning("greatest height of the sine, in the units of the prepared recording") @Range(min = 0, max = 1e6)
            double amplitude,
            @Meaning("frequency of the sine in Hz") @Range(min = 0, max = 1e6) double frequency) {}

    @Override
    public Class<Options> configType() {
        return Options.class;
    }

    @Override
    public String summary() {
        return "Wander of the baseline";
    }

    @Override
    public Sequence augment(Sequence sequence, InputSpec input, RandomGenerator random, Options config) {
        float[] values = sequence.values().clone(); // [steps, channels]; the given one stays as it is
        double perStep = 2 * Math.PI * config.frequency() / input.stepsPerSecond();
        for (int c = 0; c < sequence.channels(); c++) {
            double phase = 2 * Math.PI * random.nextDouble();
            double height = config.amplitude() * random.nextDouble();
            for (int t = 0; t < sequence.steps(); t++) {
                values[t * sequence.channels() + c] += (float) (height * Math.sin(phase + perStep * t));
            }
        }
        return new Sequence(values, sequence.steps(), sequence.channels());
    }
}
