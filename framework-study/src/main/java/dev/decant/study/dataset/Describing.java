package dev.decant.study.dataset;

import dev.decant.api.data.DataSet;
import dev.decant.api.data.RecordInfo;
import dev.decant.api.data.Sequence;
import dev.decant.api.task.Task;
import dev.decant.runtime.config.DataConfig;
import dev.decant.runtime.config.Experiment;
import dev.decant.runtime.config.OnBadRecord;
import dev.decant.runtime.config.ReadingConfig;
import dev.decant.runtime.data.BadRecord;
import dev.decant.runtime.data.BadRecords;
import dev.decant.runtime.data.CacheProgress;
import dev.decant.runtime.data.CachedSet;
import dev.decant.runtime.data.RecordCache;
import dev.decant.runtime.data.SkippedRecords;
import dev.decant.runtime.data.Split;
import dev.decant.runtime.experiment.Workspaces;
import dev.decant.runtime.training.OpenedData;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Describes the data of an experiment. Records are read through the cache that training reads them from, one at a time: of each
 * stay its name and a few numbers in memory.
 */
public final class Describing {
    @Inject
    Describing() {}

    /**
     * Reads every record. Those that cannot be read are left out and named, whatever {@code data.on-bad-record} says.
     *
     * @param progress hears how the records are parsed
     * @throws dev.decant.api.data.DataException if the data cannot be opened, no record can be read, or a part of the split stays
     *     empty
     */
    public DataDescription describe(Experiment experiment, CacheProgress progress) {
        DataConfig data = experiment.data();
        DataConfig skipping = new DataConfig(
                data.source(),
                new ReadingConfig(OnBadRecord.SKIP, data.reading().maxSamples()));
        try (CachedSet cached = OpenedData.openCached(skipping, Workspaces.of(experiment), progress)) {
            Split split = Split.of(cached.cache().records(), experiment.split());
            DataDescription found = new Reading(experiment, cached.set(), cached.cache(), split).description();
            return found.withRemarks(new DataRemarks(found, data.reading().onBadRecord()).all());
        }
    }

    /** One walk over the records of a set. */
    private static final class Reading {
        private final Experiment experiment;
        private final DataSet set;
        private final RecordCache cache;
        private final RecordParts parts;
        private final boolean byGroup;
        private final List<ChannelTally> channels = new ArrayList<>();
        private final boolean[][] has;
        private final int[] positive;
        private final Map<Long, Integer> contents = new HashMap<>();
        private int repeats;
        private int across;

        Reading(Experiment experiment, DataSet set, RecordCache cache, Split split) {
            this.experiment = experiment;
            this.set = set;
            this.cache = cache;
            this.parts = RecordParts.of(split, cache.size());
            this.byGroup = split.byGroup();
            this.has = new boolean[cache.size()][];
            this.positive = new int[cache.size()];
            List<String> names = set.recordedChannels();
            for (int c = 0; c < cache.channels(); c++) {
                String name = names.size() == cache.channels() ? names.get(c) : "channel " + (c + 1);
                channels.add(new ChannelTally(name, c));
            }
        }

        DataDescription description() {
            for (int record = 0; record < cache.size(); record++) {
                Sequence sequence = cache.sequence(record);
                channels.forEach(channel -> channel.add(sequence));
                remember(record, sequence);
                judge(record, cache.target(record));
            }
            boolean perStep = set.task() instanceof Task.PerStepBinary;
            return new DataDescription(
                    experiment.name(),
                    experiment.data().type(),
                    set.fingerprint(),
                    set.task(),
                    parts.count(record -> true),
                    groups(),
                    classes(),
                    parts.count(record -> IntStream.range(0, has[record].length).noneMatch(c -> has[record][c])),
                    perStep
                            ? Optional.of(
                                    new StepCounts(parts.sum(cache::steps), parts.sum(record -> positive[record])))
                            : Optional.empty(),
                    LengthCounts.of(
                            IntStream.range(0, cache.size()).map(cache::steps).toArray(),
                            set.input().stepsPerSecond(),
                            set.input().steps()),
                    rates(),
                    channels.stream().map(ChannelTally::counts).toList(),
                    new Repeated(repeats, across),
                    left(),
                    bad(),
                    List.of(),
                    new RecordDrawing(set, cache, parts, has).some());
        }

        private void judge(int record, float[] target) {
            boolean perStep = set.task() instanceof Task.PerStepBinary;
            boolean[] classes = new boolean[set.task().outputs()];
            for (int i = 0; i < target.length; i++) {
                if (target[i] > .5f) {
                    classes[perStep ? 0 : i] = true;
                    positive[record]++;
                }
            }
            has[record] = classes;
        }

        /** By 64 bits of the content: of a million records that differ two are taken for equal once in 40 million times. */
        private void remember(int record, Sequence sequence) {
            long hash = 0xcbf29ce484222325L ^ sequence.steps();
            for (float value : sequence.values()) {
                hash = Long.rotateLeft(hash ^ Float.floatToIntBits(value), 27) * 0x9e3779b97f4a7c15L;
            }
            Integer earlier = contents.putIfAbsent(hash, record);
            if (earlier != null) {
                repeats++;
                across += parts.of(earlier) == parts.of(record) ? 0 : 1;
            }
        }

        private GroupCounts groups() {
            Map<String, Set<Part>> partsOf = new LinkedHashMap<>();
            Map<String, Integer> sizes = new HashMap<>();
            for (int record = 0; record < cache.size(); record++) {
                RecordInfo info = cache.info(record);
                partsOf.computeIfAbsent(info.splitKey(), key -> EnumSet.noneOf(Part.class))
                        .add(parts.of(record));
                sizes.merge(info.splitKey(), 1, Integer::sum);
            }
            Set<String> counted = new HashSet<>();
            PartCounts groups = parts.count(record ->
                    counted.add(parts.of(record) + " " + cache.info(record).splitKey()));
            return new GroupCounts(
                    byGroup,
                    groups,
                    sizes.values().stream().mapToInt(Integer::intValue).max().orElse(0),
                    (int) partsOf.values().stream().filter(of -> of.size() > 1).count());
        }

        private List<ClassCount> classes() {
            List<String> names = set.task().classes();
            return IntStream.range(0, names.size())
                    .mapToObj(c -> new ClassCount(names.get(c), parts.count(record -> has[record][c])))
                    .toList();
        }

        private SortedMap<Double, Integer> rates() {
            return IntStream.range(0, cache.size())
                    .parallel()
                    .mapToObj(record -> set.recordedRate(cache.info(record)))
                    .filter(OptionalDouble::isPresent)
                    .map(OptionalDouble::getAsDouble)
                    .collect(Collectors.toMap(rate -> rate, rate -> 1, Integer::sum, TreeMap::new));
        }

        /** Those that cannot be read are told of by name. */
        private Map<String, Integer> left() {
            Map<String, Integer> left = new LinkedHashMap<>(set.remarks());
            if (set instanceof SkippedRecords) {
                left.remove(SkippedRecords.REMARK);
            }
            return left;
        }

        private BadRecords bad() {
            List<BadRecord> bad = set instanceof SkippedRecords rest ? rest.skipped() : List.of();
            return new BadRecords(bad, bad.size() + cache.size());
        }
    }
}
