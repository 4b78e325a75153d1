package dev.decant.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.decant.runtime.training.TrainingListener.EpochDone;
import dev.decant.runtime.training.TrainingListener.RunStarted;
import dev.decant.runtime.training.TrainingListener.Selecting;
import dev.decant.runtime.training.TrainingListener.StepDone;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a run looks like while it is trained, on terminals of any width and elsewhere. */
final class ConsoleProgressTest {
    private static final StepDone STEP = new StepDone(12, 40, 30, 120, 0.12345, 1234.5);
    private static final String LABEL = "locality-guidance seed 1";

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    @ParameterizedTest
    @ValueSource(ints = {40, 60, 80, 100, 120, 200})
    void noMovingLineReachesTheEdgeOfTheTerminal(int columns) {
        ConsoleProgress progress = new ConsoleProgress(console(OptionalInt.of(columns)));
        progress.started(new RunStarted("id", "locality-guidance", 1, 0, 40));
        progress.stepped(STEP);
        String drawn = text().substring(text().lastIndexOf("\u001b[?7l")).replaceAll("\u001b\\[\\?7[lh]", "");
        assertThat(drawn.lines())
                .singleElement()
                .satisfies(line -> assertThat(line).startsWith(LABEL).hasSizeLessThan(columns));
    }

    @Test
    void whatDoesNotFitIsLeftOutTheBarFirstThenTheSpeed() {
        assertThat(new ProgressLine(200).of(LABEL, STEP, 61))
                .isEqualTo(
                        LABEL + " epoch 12/40 [======                  ] loss 0.1235 1234.5 samples/s 1:01 min left");
        assertThat(new ProgressLine(96).of(LABEL, STEP, 61))
                .isEqualTo(LABEL + " epoch 12/40 [===          ] loss 0.1235 1234.5 samples/s 1:01 min left");
        assertThat(new ProgressLine(82).of(LABEL, STEP, 61))
                .isEqualTo(LABEL + " epoch 12/40 loss 0.1235 1234.5 samples/s 1:01 min left");
        assertThat(new ProgressLine(64).of(LABEL, STEP, 61))
                .isEqualTo(LABEL + " epoch 12/40 loss 0.1235 1:01 min left");
    }

    @Test
    void anEpochStandsInThePlaceOfTheMovingLine() {
        ConsoleProgress progress = new ConsoleProgress(console(OptionalInt.of(80)));
        progress.started(new RunStarted("id", "kd", 1, 0, 40));
        progress.stepped(STEP);
        progress.epochDone(new EpochDone(1, 40, "train", 1, new Selecting("f1", .5), true, 2));
        String after = text().substring(text().lastIndexOf("\u001b[?7h"));
        assertThat(after).startsWith("\u001b[?7h\u001b[1A\r\u001b[Jkd seed 1 epoch 1/40 ");
    }

    @Test
    void withoutATerminalThereAreLinesOnly() {
        ConsoleProgress progress = new ConsoleProgress(console(OptionalInt.empty()));
        progress.started(new RunStarted("id", "kd", 1, 0, 40));
        progress.reading(5000, 5001);
        progress.reading(5001, 5001);
        progress.stepped(STEP);
        progress.notice("a notice ".repeat(30));
        progress.epochDone(new EpochDone(1, 40, "train", 1, new Selecting("f1", .5), true, 2));
        assertThat(text()).doesNotContain("\r", "\u001b", "samples/s");
        assertThat(text().lines()).hasSize(5);
    }

    @Test
    void onATerminalNoticesAreBrokenBetweenWords() {
        WordWrap terminal = new WordWrap(new PrintStream(bytes, true, StandardCharsets.UTF_8), 30);
        terminal.println("decant: warning: the data have no record that was labelled");
        terminal.println("");
        terminal.println("one\ntwo");
        assertThat(List.of(text().split("\n")))
                .containsExactly("decant: warning: the data have", "  no record that was labelled", "", "one", "two");
    }

    private Console console(OptionalInt errColumns) {
        PrintStream err = new PrintStream(bytes, true, StandardCharsets.UTF_8);
        return new Console(err, err, OptionalInt.empty(), errColumns);
    }

    private String text() {
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
