package dev.decant.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.decant.runtime.training.TrainingListener;
import dev.decant.runtime.training.TrainingListener.EpochDone;
import dev.decant.runtime.training.TrainingListener.RunStarted;
import dev.decant.runtime.training.TrainingListener.Selecting;
import dev.decant.study.search.SearchListener.Planned;
import dev.decant.study.search.SearchListener.TrialEnded;
import dev.decant.study.search.SearchListener.TrialStep;
import dev.decant.study.search.Trial;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a terminal shows in the end, after every line was drawn over. */
final class SearchTableTest {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final PrintStream err = new PrintStream(bytes, true, StandardCharsets.UTF_8);
    private final TrainingListener usual = new ConsoleProgress(new Console(err, err));

    @Test
    void trialsInTrainingStandAboveTheBestOfTheOthers() {
        SearchTable table = new SearchTable(err, 200, usual);
        table.planned(new Planned("kd", 4, List.of(1, 3), Path.of("runs", "tune")));
        table.started(new RunStarted("teacher-s1-0", "teacher", 1, 0, 3));
        table.epochDone(epoch(1, 3, .5));
        trial(table, 0, 1, 1, .61);
        trial(table, 1, 1, 1, .72);
        trial(table, 1, 2, 3, .74);
        table.began(step(2, 1, 1));
        table.training("trial 3", step(2, 1, 1));
        table.epochDone(epoch(1, 3, .55));
        table.notice("something to know");

        assertThat(screen())
                .containsExactly(
                        "tuning kd: 4 trials, rungs at 1, 3 epochs (runs/tune)",
                        "something to know",
                        "tuning kd: 3 of 4 trials begun, best so far trial 2",
                        "teacher seed 1 epoch 1/3 train loss 1.0000 validation f1 0.5000 2.0 s",
                        "trial  state     rung  epoch      f1  train s",
                        "---------------------------------------------",
                        "3      training   1/2    1/1  0.5500      2.0  learning-rate=0.3",
                        "2                 2/2    3/3  0.7400      4.0  learning-rate=0.2",
                        "1                 1/2    1/1  0.6100      2.0  learning-rate=0.1");
    }

    @Test
    void severalAtATimeAreToldApartByTheirNamesAndAFailureGoesToTheEnd() {
        SearchTable table = new SearchTable(err, 200, usual);
        table.planned(new Planned("kd", 3, List.of(2), Path.of("runs", "tune")));
        TrainingListener one = table.besideOthers("trial 1");
        TrainingListener two = table.besideOthers("trial 2");
        table.began(step(0, 1, 2));
        table.training("trial 1", step(0, 1, 2));
        table.began(step(1, 1, 2));
        table.training("trial 2", step(1, 1, 2));
        one.epochDone(epoch(1, 2, .3));
        two.epochDone(epoch(1, 2, .4));
        one.epochDone(epoch(2, 2, .5));
        table.ended(new TrialEnded(step(1, 1, 2), "f1", Double.NEGATIVE_INFINITY, "diverged", 3, "none so far"));
        table.ended(new TrialEnded(step(0, 1, 2), "f1", .5, "", 3, "best so far trial 1"));

        assertThat(screen())
                .endsWith(
                        "1               1/1    2/2  0.5000      4.0  learning-rate=0.1",
                        "2      failed   1/1    1/2       -      2.0  learning-rate=0.2");
    }

    @Test
    void noLineIsLongerThanTheTerminalAndNoTableThanALook() {
        SearchTable table = new SearchTable(err, 40, usual);
        table.planned(new Planned("kd", 30, List.of(1), Path.of("runs", "tune")));
        for (int i = 0; i < 30; i++) {
            trial(table, i, 1, 1, i / 100.);
        }
        List<String> screen = screen();
        assertThat(screen.subList(1, screen.size()))
                .hasSize(1 + 2 + 12 + 1)
                .allSatisfy(line -> assertThat(line).hasSizeLessThan(40));
        assertThat(screen).last().isEqualTo("and 18 more");
        assertThat(screen.get(4)).startsWith("30 ").endsWith("…");
    }

    private static void trial(SearchTable table, int index, int rung, int epochs, double value) {
        TrialStep step = step(index, rung, epochs);
        table.began(step);
        table.training("trial " + (index + 1), step);
        table.epochDone(epoch(epochs, 3, value));
        table.ended(new TrialEnded(step, "f1", value, "", 1, "best so far trial " + (index + 1)));
    }

    private static TrialStep step(int index, int rung, int epochs) {
        Trial trial = new Trial(index, Map.of("compare.strategies.kd.train.learning-rate", "0." + (index + 1)));
        return new TrialStep(trial, 4, rung, epochs == 2 ? 1 : 2, epochs);
    }

    private static EpochDone epoch(int epoch, int epochs, double value) {
        return new EpochDone(epoch, epochs, "train", 1, new Selecting("f1", value), false, 2);
    }

    /** What remains after the cursor went up and erased. */
    private List<String> screen() {
        List<String> lines = new ArrayList<>();
        String text = bytes.toString(StandardCharsets.UTF_8).replaceAll("\u001b\\[\\?7[lh]", "");
        for (String part : text.split("\n", -1)) {
            String rest = part;
            while (rest.startsWith("\u001b[")) {
                int end = rest.indexOf('A');
                int up = Integer.parseInt(rest.substring(2, end));
                lines.subList(lines.size() - up, lines.size()).clear();
                rest = rest.substring(end + 1);
                assertThat(rest).startsWith("\r\u001b[J");
                rest = rest.substring("\r\u001b[J".length());
            }
            lines.add(rest);
        }
        assertThat(lines).last().isEqualTo("");
        return lines.subList(0, lines.size() - 1);
    }
}
