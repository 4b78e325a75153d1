package dev.decant.runtime.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.decant.api.data.DataException;
import dev.decant.api.score.Predictions;
import dev.decant.api.task.Task;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Saved predictions read back as they were, and say all that a scorer asks for. */
final class PredictionTableTest {
    private static final boolean T = true;
    private static final boolean F = false;
    private static final Task STEPS = new Task.PerStepBinary("sepsis, by hour");
    private static final Task LABELS = new Task.MultiLabel(List.of("a", "b"));

    @TempDir
    Path folder;

    @Test
    void stepsKeepBothTruths() throws IOException {
        Path file = folder.resolve("test.csv");
        new PredictionTable(
                        new Predictions(
                                STEPS,
                                List.of("p", "p"),
                                new float[][] {{.1f}, {.75f}},
                                new boolean[][] {{F}, {T}},
                                new boolean[][] {{T}, {T}},
                                new boolean[][] {{F}, {T}}),
                        List.of("g", "g"))
                .write(file);
        assertThat(Files.readAllLines(file))
                .containsExactly(
                        "record,group,\"truth:sepsis, by hour\",\"published:sepsis, by hour\",\"probability:sepsis, by hour\"",
                        "p,g,1,0,0.1",
                        "p,g,1,1,0.75");
        PredictionTable read = PredictionTable.read(file, STEPS, new float[] {.5f});
        assertThat(read.groups()).containsExactly("g", "g");
        assertThat(read.predictions().truth()).isEqualTo(new boolean[][] {{T}, {T}});
        assertThat(read.predictions().published()).isEqualTo(new boolean[][] {{F}, {T}});
        assertThat(read.predictions().probabilities()).isEqualTo(new float[][] {{.1f}, {.75f}});
        assertThat(read.predictions().decisions()).isEqualTo(new boolean[][] {{F}, {T}});
    }

    @Test
    void labelsOfRecordsAreThePublishedOnes() throws IOException {
        Path file = folder.resolve("test.csv");
        boolean[][] truth = {{T, F}, {F, F}};
        new PredictionTable(
                        new Predictions(
                                LABELS,
                                List.of("a1", "a2"),
                                new float[][] {{1, 0}, {0, .5f}},
                                new boolean[2][2],
                                truth),
                        List.of("a1", "a2"))
                .write(file);
        assertThat(Files.readAllLines(file))
                .containsExactly(
                        "record,group,truth:a,truth:b,probability:a,probability:b",
                        "a1,a1,1,0,1.0,0.0",
                        "a2,a2,0,0,0.0,0.5");
        PredictionTable read = PredictionTable.read(file, LABELS, new float[] {.5f, .5f});
        assertThat(read.predictions().truth()).isEqualTo(truth);
        assertThat(read.predictions().published()).isEqualTo(truth);
        assertThat(read.predictions().decisions()).isEqualTo(new boolean[][] {{T, F}, {F, T}});
    }

    @Test
    void stepsOfAnEarlierVersionAreNotTakenForPublishedOnes() throws IOException {
        Path file = folder.resolve("test.csv");
        Files.writeString(file, "record,group,truth:sepsis,probability:sepsis\np,g,1,0.25\n");
        assertThatThrownBy(() -> PredictionTable.read(file, new Task.PerStepBinary("sepsis"), new float[] {.5f}))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("test.csv has no column published:sepsis")
                .hasMessageContaining("train the run again");
    }
}
