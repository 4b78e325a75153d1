package dev.decant.runtime.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.decant.api.data.Augmentation;
import dev.decant.api.data.DataException;
import dev.decant.api.data.Sequence;
import dev.decant.api.data.Transform;
import dev.decant.api.network.InputSpec;
import dev.decant.runtime.config.Selected;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.types.TFloat32;

/** Batches hold the right steps at the right places, and variation follows from seed, epoch and record alone. */
class BatchAssemblerTest {
    private static final Sampling CENTRED = new Sampling.Centred();

    @TempDir
    Path directory;

    private BatchAssembler assembler(MemoryDataSet set, InputSpec input) {
        return assembler(set, input, List.of());
    }

    private BatchAssembler assembler(
            MemoryDataSet set, InputSpec input, List<Selected<Augmentation<Record>>> augmentations) {
        RecordCache cache = RecordCache.open(set, directory, 1, CacheProgress.silent());
        return new BatchAssembler(cache, MemoryDataSet.unchanged(), input, set.task(), augmentations, 11);
    }

    private static float[] row(Batch batch, int row) {
        int width = batch.steps() * batch.channels();
        return Arrays.copyOfRange(batch.sequences(), row * width, (row + 1) * width);
    }

    @Test
    void evaluationTakesTheMiddle() {
        Batch batch = assembler(MemoryDataSet.ofLengths(4, 7, 8, 1, 2), MemoryDataSet.fixed(4, 1))
                .assemble(new int[] {0, 1, 2, 3, 4}, CENTRED);
        assertThat(batch.size()).isEqualTo(5);
        assertThat(batch.steps()).isEqualTo(4);
        assertThat(batch.channels()).isEqualTo(1);
        assertThat(row(batch, 0)).containsExactly(0, 1, 2, 3);
        assertThat(row(batch, 1)).containsExactly(1001, 1002, 1003, 1004); // of 0..6: one before, two after
        assertThat(row(batch, 2)).containsExactly(2002, 2003, 2004, 2005);
        assertThat(row(batch, 3)).containsExactly(0, 3000, 0, 0);
        assertThat(row(batch, 4)).containsExactly(0, 4000, 4001, 0);
        assertThat(batch.mask()).containsOnly(1f).hasSize(20); // padding is part of an input of fixed length
        assertThat(batch.targets()).containsExactly(1, 0, 0, 1, 1, 0, 0, 1, 1, 0);
        assertThat(batch.records()).containsExactly(0, 1, 2, 3, 4);
    }

    @Test
    void channelsStayTogether() {
        MemoryDataSet set = new MemoryDataSet(MemoryDataSet.TWO_CLASSES)
                .add("long", MemoryDataSet.ramp(1, 4, 2), 1, 0)
                .add("short", MemoryDataSet.ramp(2, 1, 2), 0, 1);
        Batch batch = assembler(set, MemoryDataSet.fixed(2, 2)).assemble(new int[] {1, 0}, CENTRED);
        assertThat(row(batch, 0)).containsExactly(2000, 2000.1f, 0, 0);
        assertThat(row(batch, 1)).containsExactly(1001, 1001.1f, 1002, 1002.1f);
    }

    @Test
    void trainingCropsAnywhereWithinTheRecord() {
        BatchAssembler assembler = assembler(MemoryDataSet.ofLengths(1, 10), MemoryDataSet.fixed(4, 1));
        Set<Float> starts = new HashSet<>();
        for (int epoch = 0; epoch < 200; epoch++) {
            float[] crop = row(assembler.assemble(new int[] {1}, new Sampling.Varied(epoch)), 0);
            starts.add(crop[0]);
            for (int i = 0; i < 4; i++) {
                assertThat(crop[i]).isEqualTo(crop[0] + i);
            }
        }
        assertThat(starts).containsExactlyInAnyOrder(1000f, 1001f, 1002f, 1003f, 1004f, 1005f, 1006f);
    }

    @Test
    void trainingPlacesAShortRecordAnywhereWithinZeros() {
        BatchAssembler assembler = assembler(MemoryDataSet.ofLengths(1, 2), MemoryDataSet.fixed(4, 1));
        Set<List<Float>> rows = new HashSet<>();
        for (int epoch = 0; epoch < 100; epoch++) {
            float[] row = row(assembler.assemble(new int[] {1}, new Sampling.Varied(epoch)), 0);
            rows.add(List.of(row[0], row[1], row[2], row[3]));
        }
        assertThat(rows)
                .containsExactlyInAnyOrder(
                        List.of(1000f, 1001f, 0f, 0f), List.of(0f, 1000f, 1001f, 0f), List.of(0f, 0f, 1000f, 1001f));
    }

    @Test
    void variationDependsOnSeedEpochAndRecordOnly() {
        MemoryDataSet set = MemoryDataSet.ofLengths(IntStream.range(5, 45).toArray());
        BatchAssembler assembler = assembler(set, MemoryDataSet.fixed(16, 1), List.of(Wobble.of(1), Wobble.of(10)));
        Sampling epoch3 = new Sampling.Varied(3);
        Batch inOrder = assembler.assemble(IntStream.range(0, 40).toArray(), epoch3);

        int[] reversed = IntStream.range(0, 40).map(i -> 39 - i).toArray();
        Batch backwards = assembler.assemble(reversed, epoch3);
        boolean alike = IntStream.range(0, 40).parallel().allMatch(r -> {
            float[] alone = row(assembler.assemble(new int[] {r}, epoch3), 0);
            return Arrays.equals(alone, row(inOrder, r)) && Arrays.equals(alone, row(backwards, 39 - r));
        });
        assertThat(alike).isTrue();

        Batch epoch4 = assembler.assemble(new int[] {0}, new Sampling.Varied(4));
        assertThat(row(epoch4, 0)).isNotEqualTo(row(inOrder, 0));
        Batch otherSeed = new BatchAssembler(
                        RecordCache.open(set, directory, 1, CacheProgress.silent()),
                        MemoryDataSet.unchanged(),
                        MemoryDataSet.fixed(16, 1),
                        set.task(),
                        List.of(Wobble.of(1), Wobble.of(10)),
                        12)
                .assemble(new int[] {0}, epoch3);
        assertThat(row(otherSeed, 0)).isNotEqualTo(row(inOrder, 0));
    }

    @Test
    void augmentationsDoNotMoveTheCrop() {
        MemoryDataSet set = MemoryDataSet.ofLengths(1, 500);
        float[] plain =
                row(assembler(set, MemoryDataSet.fixed(4, 1)).assemble(new int[] {1}, new Sampling.Varied(0)), 0);
        float[] wobbled = row(
                assembler(set, MemoryDataSet.fixed(4, 1), List.of(Wobble.of(1e-3f)))
                        .assemble(new int[] {1}, new Sampling.Varied(0)),
                0);
        assertThat(wobbled).isNotEqualTo(plain);
        for (int i = 0; i < 4; i++) {
            assertThat(wobbled[i]).isBetween(plain[i], plain[i] + 6e-3f);
        }
    }

    @Test
    void anAugmentationThatDrawsMoreDoesNotChangeTheNext() {
        List<Long> ignored = new ArrayList<>();
        List<Long> drawn = new ArrayList<>();
        for (int draws : new int[] {1, 5}) {
            Selected<Augmentation<Record>> first =
                    listening(random -> random.longs(draws).forEach(ignored::add));
            Selected<Augmentation<Record>> second = listening(random -> drawn.add(random.nextLong()));
            assembler(MemoryDataSet.ofLengths(4), MemoryDataSet.fixed(4, 1), List.of(first, second))
                    .assemble(new int[] {0}, new Sampling.Varied(0));
        }
        assertThat(drawn).hasSize(2).containsOnly(drawn.get(0));
    }

    private static Selected<Augmentation<Record>> listening(Consumer<RandomGenerator> draw) {
        Augmentation<Record> augmentation = new Augmentation<>() {
            @Override
            public Sequence augment(Sequence sequence, InputSpec input, RandomGenerator random, Record config) {
                draw.accept(random);
                return sequence;
            }

            @Override
            public Class<Record> configType() {
                return Record.class;
            }

            @Override
            public String summary() {
                return "Changes nothing.";
            }
        };
        return new Selected<>("listening", augmentation, new Wobble.Config(0));
    }

    @Test
    void paddingIsZeroInReusedMemory() {
        BatchAssembler assembler = assembler(MemoryDataSet.ofLengths(4, 2), MemoryDataSet.fixed(4, 1));
        BatchBuffer reused = new BatchBuffer();
        assembler.assemble(new int[] {0}, CENTRED, reused);
        Arrays.fill(reused.sequences(4), 9f);
        assertThat(assembler.assemble(new int[] {1}, CENTRED, reused).sequences())
                .containsExactly(0, 1000, 1001, 0);
    }

    @Test
    void evaluationDoesNotAugment() {
        MemoryDataSet set = MemoryDataSet.ofLengths(4);
        Batch batch =
                assembler(set, MemoryDataSet.fixed(4, 1), List.of(Wobble.of(1))).assemble(new int[] {0}, CENTRED);
        assertThat(row(batch, 0)).containsExactly(0, 1, 2, 3);
    }

    private static MemoryDataSet hourly() {
        return new MemoryDataSet(MemoryDataSet.EACH_STEP)
                .add("p1", MemoryDataSet.ramp(1, 2, 1), 0, 1)
                .add("p2", MemoryDataSet.ramp(2, 4, 1), 0, 0, 1, 1)
                .add("p3", MemoryDataSet.ramp(3, 1, 1), 1);
    }

    @Test
    void inputsOfVariableLengthArePaddedAtTheEndAndMasked() {
        BatchAssembler assembler = assembler(hourly(), MemoryDataSet.variable(1));
        BatchBuffer reused = new BatchBuffer();
        assembler.assemble(new int[] {1, 1, 1}, CENTRED, reused); // leaves its values in the memory
        for (Sampling sampling : List.of(CENTRED, new Sampling.Varied(0))) {
            Batch batch = assembler.assemble(new int[] {0, 1, 2}, sampling, reused);
            assertThat(batch.steps()).isEqualTo(4);
            assertThat(batch.targetWidth()).isEqualTo(4);
            assertThat(batch.sequences()).containsExactly(1000, 1001, 0, 0, 2000, 2001, 2002, 2003, 3000, 0, 0, 0);
            assertThat(batch.mask()).containsExactly(1, 1, 0, 0, 1, 1, 1, 1, 1, 0, 0, 0);
            assertThat(batch.targets()).containsExactly(0, 1, 0, 0, 0, 0, 1, 1, 1, 0, 0, 0);
        }
        Batch shorter = assembler.assemble(new int[] {2, 0}, CENTRED, reused);
        assertThat(shorter.steps()).isEqualTo(2);
        assertThat(shorter.sequences()).startsWith(3000, 0, 1000, 1001);
        assertThat(shorter.mask()).startsWith(1, 0, 1, 1);
        assertThat(shorter.targets()).startsWith(1, 0, 0, 1);
    }

    @Test
    void augmentationNeverReachesThePaddingOfVariableInputs() {
        Batch batch = assembler(hourly(), MemoryDataSet.variable(1), List.of(Wobble.of(1)))
                .assemble(new int[] {0, 1}, new Sampling.Varied(0));
        assertThat(row(batch, 0)).endsWith(0, 0);
        assertThat(row(batch, 0)[0]).isNotEqualTo(1000f);
    }

    @Test
    void perStepTargetsMoveWithTheCropAndTheirPaddingIsMasked() {
        BatchAssembler assembler = assembler(hourly(), MemoryDataSet.fixed(3, 1));
        for (int epoch = 0; epoch < 20; epoch++) {
            Batch batch = assembler.assemble(new int[] {0, 1}, new Sampling.Varied(epoch));
            for (int step = 0; step < 3; step++) {
                float value = batch.sequences()[step];
                assertThat(batch.mask()[step]).isEqualTo(value > 0 ? 1f : 0f);
                assertThat(batch.targets()[step]).isEqualTo(value == 1001 ? 1f : 0f);
                assertThat(batch.mask()[3 + step]).isEqualTo(1f);
                assertThat(batch.targets()[3 + step]).isEqualTo(batch.sequences()[3 + step] >= 2002 ? 1f : 0f);
            }
        }
    }

    private BatchAssembler prepared(MemoryDataSet set, InputSpec input, UnaryOperator<Sequence> transform) {
        RecordCache cache = RecordCache.open(set, directory, 1, CacheProgress.silent());
        Transform applied = new Transform() {
            @Override
            public Sequence apply(Sequence sequence) {
                return transform.apply(sequence);
            }

            @Override
            public String state() {
                return "";
            }
        };
        return new BatchAssembler(cache, applied, input, set.task(), List.of(), 1);
    }

    @Test
    void thePreparationSeesWhatIsLeftOfTheRecordAndMayAddChannels() {
        Batch batch = prepared(
                        MemoryDataSet.ofLengths(5), // 0 1 2 3 4, of which 1 2 3 are in the middle
                        MemoryDataSet.fixed(3, 2),
                        s -> new Sequence(new float[] {s.values()[0], 7, s.values()[1], 8, s.values()[2], 9}, 3, 2))
                .assemble(new int[] {0}, CENTRED);
        assertThat(row(batch, 0)).containsExactly(1, 7, 2, 8, 3, 9);
    }

    @Test
    void aPreparationOfTheWrongShapeIsADefect() {
        BatchAssembler assembler = prepared(MemoryDataSet.ofLengths(5), MemoryDataSet.fixed(3, 2), s -> s);
        assertThatThrownBy(() -> assembler.assemble(new int[] {0}, CENTRED))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the preparation made [3, 1] of [3, 1], the input has 2 channels");
    }

    @Test
    void valuesThatAreNotFiniteNameTheRecord() {
        for (float bad : new float[] {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY}) {
            BatchAssembler assembler = prepared(
                    MemoryDataSet.ofLengths(2, 3),
                    MemoryDataSet.fixed(3, 1),
                    s -> s.steps() == 2 ? s : new Sequence(new float[] {Float.MAX_VALUE, -Float.MAX_VALUE, bad}, 3, 1));
            assembler.assemble(new int[] {0}, CENTRED);
            assertThatThrownBy(() -> assembler.assemble(new int[] {0, 1}, CENTRED))
                    .isInstanceOf(DataException.class)
                    .hasMessageStartingWith("record r1 has a value that is not finite");
        }
    }

    @Test
    void anArrayLongerThanItsBatchFeedsATensor() {
        BatchAssembler assembler = assembler(MemoryDataSet.ofLengths(3, 3), MemoryDataSet.fixed(3, 1));
        BatchBuffer reused = new BatchBuffer();
        assembler.assemble(new int[] {0, 1}, CENTRED, reused);
        Batch batch = assembler.assemble(new int[] {1}, CENTRED, reused);
        assertThat(batch.sequences()).hasSize(6);
        try (TFloat32 tensor = TFloat32.tensorOf(
                Shape.of(batch.size(), batch.steps(), batch.channels()),
                DataBuffers.of(batch.sequences(), true, false))) {
            assertThat(tensor.getFloat(0, 0, 0)).isEqualTo(1000f);
            assertThat(tensor.getFloat(0, 2, 0)).isEqualTo(1002f);
        }
    }
}
