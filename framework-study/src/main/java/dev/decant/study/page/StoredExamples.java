package dev.decant.study.page;

import dev.decant.runtime.run.FinishedRun;
import dev.decant.runtime.run.RunStore;
import dev.decant.study.comparison.Comparison;
import dev.decant.study.comparison.MethodRow;
import dev.decant.study.comparison.SeedRow;
import dev.decant.study.example.ExampleChoice;
import dev.decant.study.example.Examples;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Examples of runs whose data are not at hand: without signals, from the runs' folders as far as these are there. */
public final class StoredExamples {
    private StoredExamples() {}

    /** Of each method's run of the lowest seed. */
    public static Examples of(Comparison comparison) {
        Map<String, FinishedRun> runs = new LinkedHashMap<>();
        for (MethodRow row : comparison.methods()) {
            row.seeds().stream()
                    .min(Comparator.comparingLong(SeedRow::seed))
                    .flatMap(seed -> RunDetail.folder(seed.run()))
                    .ifPresent(folder -> runs.put(row.name(), RunStore.read(folder)));
        }
        return ExampleChoice.of(runs, Optional.empty());
    }
}
