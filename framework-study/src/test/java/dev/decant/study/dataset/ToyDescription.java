package dev.decant.study.dataset;

import dev.decant.api.task.Task;
import dev.decant.runtime.config.OnBadRecord;
import dev.decant.runtime.data.BadRecord;
import dev.decant.runtime.data.BadRecords;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;

/** A description of nothing, with names of one's choice everywhere. */
public final class ToyDescription {
    private ToyDescription() {}

    /** Of records with one of two classes and a gap. */
    public static DataDescription of(String name) {
        DataDescription data = new DataDescription(
                name,
                name,
                "f",
                new Task.MultiClass(List.of("a", name)),
                new PartCounts(70, 15, 15),
                new GroupCounts(false, new PartCounts(70, 15, 15), 1, 0),
                List.of(new ClassCount("a", new PartCounts(68, 15, 14)), new ClassCount(name, new PartCounts(2, 0, 1))),
                new PartCounts(0, 0, 0),
                Optional.empty(),
                LengthCounts.of(new int[] {10, 20, 20, 40}, 10, OptionalInt.of(20)),
                new TreeMap<>(Map.of(300.0, 3, 500.0, 1)),
                List.of(
                        new ChannelCounts(name, 100, 96, 1, 0, -1, -1, 0, 1, 1e7, .5, 1, 1),
                        new ChannelCounts("never", 100, 100, 4, 0, no(), no(), no(), no(), no(), no(), no(), no()),
                        new ChannelCounts("one", 100, 0, 0, 4, 3, 3, 3, 3, 3, 3, 0, 0)),
                new Repeated(2, 1),
                Map.of("record without " + name, 3),
                new BadRecords(List.of(new BadRecord("r", name)), 101),
                List.of(),
                List.of(drawn(name, Part.TRAINING), drawn("r2", Part.TRAINING), drawn("r3", Part.TEST)));
        return data.withRemarks(new DataRemarks(data, OnBadRecord.FAIL).all());
    }

    private static double no() {
        return Double.NaN;
    }

    private static DrawnRecord drawn(String name, Part part) {
        return new DrawnRecord(
                name,
                part,
                List.of(name),
                List.of(name, "I"),
                List.of("", "mV"),
                3,
                .1,
                0,
                4,
                new float[][] {{1, Float.NaN, 3, 4}, {0, 1, 0, 1}},
                new boolean[0]);
    }
}
