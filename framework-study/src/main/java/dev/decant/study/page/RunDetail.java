package dev.decant.study.page;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.decant.api.task.Task;
import dev.decant.runtime.run.FinishedRun;
import dev.decant.runtime.run.RunFolder;
import dev.decant.runtime.run.RunStore;
import dev.decant.runtime.run.TrainedOn;
import dev.decant.study.comparison.Comparison;
import dev.decant.study.comparison.MethodRow;
import dev.decant.study.comparison.SeedRow;
import dev.decant.study.comparison.TrainingLog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the folder of a compared run tells beyond the comparison.
 *
 * @param method its name in the comparison
 * @param label of the run, by which its own experiment calls it
 * @param folder of the run
 * @param seed of the run
 * @param bestEpoch the epoch of the checkpoint that was tested, from 1
 * @param log of its epochs
 * @param operating what every threshold would give on the test split
 * @param calibration on the test split, for a task whose classes are judged one by one
 * @param configuration of its whole experiment, as text; empty where the run has none
 * @param origin what its provenance says in one line each
 */
record RunDetail(
        String method,
        String label,
        RunFolder folder,
        long seed,
        int bestEpoch,
        TrainingLog log,
        OperatingCurves operating,
        Optional<Calibration> calibration,
        String configuration,
        Map<String, String> origin) {
    private static final int LONGEST = 160;
    private static final String SKIPPED = "data." + TrainedOn.SKIPPED;

    /** Of every run whose folder is there; one run is in memory at a time. A teacher of several seeds comes once. */
    static List<RunDetail> of(Comparison comparison) throws IOException {
        Map<String, RunDetail> details = new LinkedHashMap<>();
        for (MethodRow row : comparison.methods()) {
            for (SeedRow seed : row.seeds()) {
                Optional<Path> folder = folder(seed.run());
                if (folder.isPresent() && !details.containsKey(seed.run())) {
                    details.put(seed.run(), of(row, seed.seed(), folder.get()));
                }
            }
        }
        return new ArrayList<>(details.values());
    }

    private static RunDetail of(MethodRow row, long seed, Path folder) throws IOException {
        FinishedRun run = RunStore.read(folder);
        boolean oneByOne = !(run.test().task() instanceof Task.MultiClass);
        return new RunDetail(
                row.name(),
                run.label(),
                run.folder(),
                seed,
                run.bestEpoch(),
                TrainingLog.of(run.folder()),
                OperatingCurves.of(run.test()),
                oneByOne ? Optional.of(Calibration.of(run.test())) : Optional.empty(),
                configuration(run.folder()),
                origin(run.folder()));
    }

    private static String configuration(RunFolder folder) throws IOException {
        return Files.exists(folder.config()) ? Files.readString(folder.config()) : "";
    }

    /** Everything but long texts and lists; of records that were skipped the reason is cut instead. */
    private static Map<String, String> origin(RunFolder folder) throws IOException {
        Map<String, String> origin = new LinkedHashMap<>();
        JsonNode provenance = new ObjectMapper().readTree(folder.provenance().toFile());
        provenance.properties().forEach(entry -> {
            JsonNode value = entry.getValue();
            if (value.isObject()) {
                value.properties()
                        .forEach(inner -> put(origin, entry.getKey() + "." + inner.getKey(), inner.getValue()));
            } else {
                put(origin, entry.getKey(), value);
            }
        });
        return origin;
    }

    private static void put(Map<String, String> origin, String name, JsonNode value) {
        String whole = value.asText();
        boolean cut = name.startsWith(SKIPPED) && whole.length() > LONGEST;
        String text = cut ? whole.substring(0, LONGEST - 1) + "\u2026" : whole;
        if (value.isValueNode()
                && !text.isEmpty()
                && text.length() <= LONGEST
                && text.lines().count() == 1) {
            origin.put(name, text);
        }
    }

    /** The folder of a run, if it is there and finished. */
    static Optional<Path> folder(String run) {
        try {
            Path path = Path.of(run);
            return new RunFolder(path).finished() ? Optional.of(path) : Optional.empty();
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }
}
