package dev.decant.study.search;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import dev.decant.runtime.config.TuneConfig;
import dev.decant.runtime.config.TuneParameter;
import dev.decant.study.page.TuneFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TunedFilesTest {
    private static final String RATE = "compare.strategies.kd.train.optimizer.learning-rate";
    private static final String FORM = "student.form";

    @TempDir
    private Path folder = Path.of("");

    @Test
    void everyTrialIsInTheTablesAndTheBestIsAConfiguration() throws IOException {
        TrialRecord first = record(0, "0.001", "<b>a</b>");
        first.ran("kd-s1-0");
        first.reached(0, 0.5, "");
        TrialRecord second = record(1, "3E-7", "b c");
        second.ran("kd-s1-1");
        second.reached(0, 0.75, "");
        second.reached(1, 0.8125, "");
        TrialRecord third = record(2, "0.01", "b c");
        third.reached(0, Double.NEGATIVE_INFINITY, "trial 3: the loss is not finite");
        Tuned tuned = new Tuned(
                "toy",
                tune(),
                "f1",
                new Rungs(List.of(1, 3)),
                List.of(first, second, third),
                Optional.of(second),
                3,
                folder,
                true,
                folder);

        assertThat(TuneFolder.write(tuned)).containsExactly("report.html", "tune.txt", "trials.csv", "best.conf");

        assertThat(Files.readAllLines(folder.resolve("trials.csv")))
                .containsExactly(
                        "trial,epochs,metric,f1@1,f1@3," + RATE + "," + FORM + ",runs,failure",
                        "1,1,0.5,0.5,,0.001,<b>a</b>,kd-s1-0,",
                        "2,3,0.8125,0.75,0.8125,3E-7,b c,kd-s1-1,",
                        "3,1,,,,0.01,b c,,trial 3: the loss is not finite");
        Config best = ConfigFactory.parseFile(folder.resolve("best.conf").toFile());
        assertThat(best.getDouble(RATE)).isEqualTo(3e-7);
        assertThat(best.getString(FORM)).isEqualTo("b c");
        assertThat(best.getInt("compare.tuned.kd")).isEqualTo(3);
        assertThat(Files.readAllLines(folder.resolve("tune.txt")))
                .anySatisfy(
                        line -> assertThat(line)
                                .isEqualTo(
                                        "toy: kd, f1 on the validation split, 3 trials, 5 epochs trained of 9 for all to epoch 3"))
                .anySatisfy(line -> assertThat(line).isEqualTo("trial 3 failed: trial 3: the loss is not finite"));
        assertThat(tuned.ranked()).containsExactly(second, first, third);
        assertThat(Files.readString(folder.resolve("report.html")))
                .contains("&lt;b&gt;a&lt;/b&gt;", "Metric against value")
                .doesNotContain("<b>a</b>");
    }

    private static TrialRecord record(int index, String rate, String form) {
        Map<String, String> values = new LinkedHashMap<>();
        values.put(RATE, rate);
        values.put(FORM, form);
        return new TrialRecord(new Trial(index, values));
    }

    private static TuneConfig tune() {
        TuneParameter rate = new TuneParameter(
                RATE,
                Optional.empty(),
                Optional.of(List.of(1e-7, 1e-2)),
                Optional.empty(),
                Optional.empty(),
                OptionalInt.empty(),
                Optional.empty());
        TuneParameter form = new TuneParameter(
                FORM,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(List.of("<b>a</b>", "b c")),
                OptionalInt.empty(),
                Optional.empty());
        return new TuneConfig(
                "kd",
                TuneConfig.Search.RANDOM,
                OptionalInt.of(3),
                1,
                List.of(1L),
                TuneConfig.Scheduler.ASHA,
                3,
                1,
                OptionalInt.empty(),
                List.of(rate, form));
    }
}
