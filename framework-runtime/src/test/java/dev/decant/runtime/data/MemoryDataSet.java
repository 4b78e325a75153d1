package dev.decant.runtime.data;

import dev.decant.api.data.DataException;
import dev.decant.api.data.DataSet;
import dev.decant.api.data.Example;
import dev.decant.api.data.Preparation;
import dev.decant.api.data.RecordInfo;
import dev.decant.api.data.Sequence;
import dev.decant.api.data.Transform;
import dev.decant.api.network.InputSpec;
import dev.decant.api.task.Task;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** Records in memory. Value (step, channel) of record r is 1000 r + step + channel / 10, unless a test says otherwise. */
final class MemoryDataSet implements DataSet {
    static final Task.MultiClass TWO_CLASSES = new Task.MultiClass(List.of("a", "b"));
    static final Task.PerStepBinary EACH_STEP = new Task.PerStepBinary("event");

    final AtomicInteger reads = new AtomicInteger();
    Consumer<RecordInfo> whenRead = info -> {};
    String fingerprint = "memory";

    private final Task task;
    private final Map<RecordInfo, Example> examples = new LinkedHashMap<>();

    MemoryDataSet(Task task) {
        this.task = task;
    }

    /** One-channel records r0, r1, ... of these lengths, of alternating class. */
    static MemoryDataSet ofLengths(int... lengths) {
        MemoryDataSet set = new MemoryDataSet(TWO_CLASSES);
        for (int r = 0; r < lengths.length; r++) {
            set.add("r" + r, ramp(r, lengths[r], 1), r % 2 == 0 ? new float[] {1, 0} : new float[] {0, 1});
        }
        return set;
    }

    static Sequence ramp(int record, int steps, int channels) {
        float[] values = new float[steps * channels];
        for (int i = 0; i < values.length; i++) {
            int step = i / channels;
            values[i] = 1000f * record + step + i % channels / 10f;
        }
        return new Sequence(values, steps, channels);
    }

    MemoryDataSet add(String id, Sequence sequence, float... target) {
        return add(new RecordInfo(id, Optional.empty()), sequence, target);
    }

    MemoryDataSet add(RecordInfo info, Sequence sequence, float... target) {
        examples.put(info, new Example(sequence, target));
        return this;
    }

    MemoryDataSet addDerived(String id, Sequence sequence, float[] target, float[] published) {
        examples.put(new RecordInfo(id, Optional.empty()), new Example(sequence, target, published));
        return this;
    }

    static InputSpec fixed(int steps, int channels) {
        return new InputSpec(OptionalInt.of(steps), names(channels), 1);
    }

    static InputSpec variable(int channels) {
        return new InputSpec(OptionalInt.empty(), names(channels), 1);
    }

    private static List<String> names(int channels) {
        return IntStream.range(0, channels).mapToObj(c -> "c" + c).toList();
    }

    @Override
    public Task task() {
        return task;
    }

    @Override
    public InputSpec input() {
        return variable(1);
    }

    @Override
    public List<RecordInfo> records() {
        return List.copyOf(examples.keySet());
    }

    @Override
    public Example read(RecordInfo info) {
        reads.incrementAndGet();
        whenRead.accept(info);
        return Optional.ofNullable(examples.get(info)).orElseThrow(() -> new DataException("no record " + info));
    }

    @Override
    public String fingerprint() {
        return fingerprint;
    }

    @Override
    public Preparation preparation() {
        return new Preparation() {
            @Override
            public Transform fit(Iterable<Sequence> training) {
                return unchanged();
            }

            @Override
            public Transform restore(String state) {
                return unchanged();
            }
        };
    }

    static Transform unchanged() {
        return new Transform() {
            @Override
            public Sequence apply(Sequence sequence) {
                return sequence;
            }

            @Override
            public String state() {
                return "";
            }
        };
    }

    @Override
    public Map<String, Integer> remarks() {
        return Map.of();
    }

    @Override
    public void close() {}
}
