package dev.decant.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.decant.runtime.config.Experiment;
import dev.decant.runtime.config.ExperimentLoader;
import dev.decant.runtime.config.Setting;
import dev.decant.runtime.data.CacheProgress;
import dev.decant.runtime.plugin.PluginCatalog;
import dev.decant.runtime.training.OpenedData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the preparation of intensive-care records learns, it learns from training patients. */
final class TrainingPatientsTest {
    @TempDir
    Path folder;

    @Test
    void otherPatientsDoNotMoveTheStatistics() throws IOException {
        Path records = folder.resolve("records");
        assertThat(SmallExperiment.run("synth", "icu", "--out", records.toString(), "--records", "60", "--seed", "4")
                        .code())
                .isZero();
        Path file = folder.resolve("sepsis.conf");
        Files.writeString(file, """
                data { type = cinc2019 }
                teacher { type = lstm, layers = 1, units = 2 }
                student { type = lstm, layers = 1, units = 2 }
                strategy { type = plain }
                """);
        Experiment experiment = new ExperimentLoader(PluginCatalog.ofClassPath())
                .load(file, List.of(Setting.parse("data.path=" + records)));
        String before;
        List<String> training;
        List<String> others;
        try (OpenedData data = open(experiment, "one")) {
            before = data.transform().state();
            training = ids(data, data.split().training());
            others = ids(
                    data,
                    IntStream.concat(
                                    Arrays.stream(data.split().validation()),
                                    Arrays.stream(data.split().test()))
                            .toArray());
        }
        assertThat(training).hasSizeGreaterThan(30);
        assertThat(others).hasSizeGreaterThan(8);
        for (String id : others) {
            feverish(records.resolve(id + ".psv"));
        }
        try (OpenedData data = open(experiment, "two")) {
            assertThat(data.transform().state()).isEqualTo(before);
        }
        for (String id : training) {
            feverish(records.resolve(id + ".psv"));
        }
        try (OpenedData data = open(experiment, "three")) {
            assertThat(data.transform().state()).isNotEqualTo(before);
        }
    }

    private OpenedData open(Experiment experiment, String cache) {
        return OpenedData.open(experiment.data(), experiment.split(), folder.resolve(cache), CacheProgress.silent());
    }

    private static List<String> ids(OpenedData data, int[] records) {
        return Arrays.stream(records)
                .mapToObj(record -> data.cache().info(record).id())
                .toList();
    }

    /** Every heart rate becomes 170, measured in every hour. */
    private static void feverish(Path file) throws IOException {
        List<String> lines = Files.readAllLines(file);
        Files.write(
                file,
                IntStream.range(0, lines.size())
                        .mapToObj(i -> i == 0
                                ? lines.get(0)
                                : "170" + lines.get(i).substring(lines.get(i).indexOf('|')))
                        .toList());
    }
}
