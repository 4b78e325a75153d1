package dev.decant.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.decant.api.network.Mode;
import dev.decant.api.network.ReadoutSpec;
import dev.decant.api.task.Task;
import java.util.Arrays;
import java.util.List;

/** What a prediction may depend on: not on its batch, not on padding, and not on the future where it is causal. */
record NetworkSteps(NetworkUnderTest network) {
    void aRecordsPredictionDoesNotDependOnItsBatch() {
        network.everywhere(bench -> {
            float[] values = bench.values(1);
            List<float[]> together = bench.logits(Mode.INFERENCE, "together", bench.batch(values));
            int width = values.length / NetworkBench.BATCH;
            List<float[]> alone =
                    bench.logits(Mode.INFERENCE, "alone", bench.batch(1, Arrays.copyOf(values, width), bench.ones(1)));
            for (int readout = 0; readout < together.size(); readout++) {
                float[] expected = alone.get(readout);
                NetworkBench.assertClose(Arrays.copyOf(together.get(readout), expected.length), expected);
            }
        });
    }

    void whatPaddingHoldsDoesNotMatter() {
        if (!network.input().masked()) {
            return;
        }
        network.everySelection(bench -> {
            float[] mask = bench.ones(NetworkBench.BATCH);
            float[] one = bench.values(1);
            float[] other = one.clone();
            int width = network.input().width();
            for (int step = bench.time - 3; step < bench.time; step++) { // of the first record
                mask[step] = 0;
                for (int channel = 0; channel < width; channel++) {
                    other[step * width + channel] = 7 + channel;
                }
            }
            List<float[]> expected = bench.logits(Mode.INFERENCE, "one", bench.batch(NetworkBench.BATCH, one, mask));
            List<float[]> actual = bench.logits(Mode.INFERENCE, "other", bench.batch(NetworkBench.BATCH, other, mask));
            for (int readout = 0; readout < expected.size(); readout++) {
                int real = bench.task instanceof Task.PerStepBinary ? bench.time - 3 : bench.task.outputs();
                NetworkBench.assertClose(
                        Arrays.copyOf(actual.get(readout), real), Arrays.copyOf(expected.get(readout), real));
                NetworkBench.assertClose(
                        Arrays.copyOfRange(
                                actual.get(readout), actual.get(readout).length - real, actual.get(readout).length),
                        Arrays.copyOfRange(
                                expected.get(readout),
                                expected.get(readout).length - real,
                                expected.get(readout).length));
            }
        });
    }

    void whatComesLaterChangesNoBitOfWhatWasPredictedBefore() {
        if (!network.causal()) {
            return;
        }
        for (List<ReadoutSpec> readouts : network.selections(NetworkUnderTest.STEPS)) {
            network.check(NetworkUnderTest.STEPS, readouts, bench -> {
                int known = bench.time / 2;
                int width = network.input().width();
                float[] one = bench.values(1);
                float[] other = one.clone();
                for (int row = 0; row < NetworkBench.BATCH; row++) {
                    for (int i = known * width; i < bench.time * width; i++) {
                        other[row * bench.time * width + i] = 100 - i;
                    }
                }
                float[] mask = network.input().masked() ? bench.padded(2) : bench.ones(NetworkBench.BATCH);
                List<float[]> expected =
                        bench.logits(Mode.INFERENCE, "one", bench.batch(NetworkBench.BATCH, one, mask));
                List<float[]> actual =
                        bench.logits(Mode.INFERENCE, "other", bench.batch(NetworkBench.BATCH, other, mask));
                for (int readout = 0; readout < expected.size(); readout++) {
                    for (int row = 0; row < NetworkBench.BATCH; row++) {
                        int from = row * bench.time;
                        assertThat(Arrays.copyOfRange(actual.get(readout), from, from + known))
                                .isEqualTo(Arrays.copyOfRange(expected.get(readout), from, from + known));
                        assertThat(actual.get(readout)[from + known]).isNotEqualTo(expected.get(readout)[from + known]);
                    }
                }
            });
        }
    }

    void neitherTheLengthOfPaddingNorTheCompanyMatters() {
        if (!network.input().masked()) {
            return;
        }
        network.everySelection(bench -> {
            int width = network.input().width();
            int real = bench.time / 2;
            float[] all = bench.values(1);
            float[] mask = bench.ones(NetworkBench.BATCH);
            Arrays.fill(mask, real, bench.time, 0f); // of the first record
            List<float[]> together =
                    bench.logits(Mode.INFERENCE, "together", bench.batch(NetworkBench.BATCH, all, mask));
            List<float[]> alone =
                    bench.logits(Mode.INFERENCE, "alone", bench.shorter(real, Arrays.copyOf(all, real * width)));
            for (int readout = 0; readout < alone.size(); readout++) {
                float[] expected = alone.get(readout);
                float[] actual = Arrays.copyOf(together.get(readout), expected.length);
                for (int i = 0; i < expected.length; i++) {
                    assertThat(actual[i]).isCloseTo(expected[i], within(1e-5f));
                }
            }
        });
    }
}
