package dev.decant.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.decant.api.extension.Extension;
import dev.decant.api.plugin.ExtensionKind;
import dev.decant.api.score.PredictionFormat;
import dev.decant.api.score.Predictions;
import dev.decant.api.task.Task;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What every prediction format keeps, with its shipped defaults unless {@link #config} says otherwise, on predictions by
 * chance.
 *
 * <pre>class MyFormatContractTest extends PredictionFormatContractTest&lt;MyOptions&gt; {
 *     protected String type() { return "my-format"; }
 *     protected PredictionFormat&lt;MyOptions&gt; format() { return new MyFormat(); }
 *     protected Task task() { return new Task.PerStepBinary("sepsis"); }
 *     protected List&lt;Task&gt; refused() { return List.of(new Task.MultiLabel(List.of("AF"))); }
 * }</pre>
 */
public abstract class PredictionFormatContractTest<C extends Record> extends ExtensionContractTest<C> {
    @TempDir
    Path folder;

    /** The format to test. */
    protected abstract PredictionFormat<C> format();

    /** A task whose predictions can be written so. */
    protected abstract Task task();

    /** Tasks whose predictions cannot. */
    protected abstract List<Task> refused();

    /** The options to test it with. */
    protected C config() {
        return shipped();
    }

    /** Whether the format has probabilities beside the decisions, as most have. */
    protected boolean writesProbabilities() {
        return true;
    }

    @Test
    void itAppliesToSomeTasksAndNotToOthers() {
        assertThat(format().accepts(task())).isTrue();
        assertThat(refused()).noneMatch(format()::accepts);
    }

    @Test
    void everyRecordIsWrittenUnderItsName() {
        Predictions predictions = DrawnPredictions.of(task(), 12, 1);
        String everything = written("records", predictions).entrySet().stream()
                .map(file -> file.getKey() + "\n" + file.getValue() + "\n")
                .reduce("", String::concat);
        assertThat(predictions.ids()).allSatisfy(id -> assertThat(everything).containsPattern("\\b" + id + "\\b"));
    }

    @Test
    void theSamePredictionsAreTheSameBytesAndOthersAreNot() {
        Predictions predictions = DrawnPredictions.of(task(), 12, 1);
        Map<String, String> once = written("once", predictions);
        assertThat(written("again", predictions)).isNotEmpty().isEqualTo(once);
        assertThat(written("other", DrawnPredictions.of(task(), 12, 2))).isNotEqualTo(once);
    }

    @Test
    void decisionsAndProbabilitiesAreBothWritten() {
        Predictions predictions = DrawnPredictions.of(task(), 12, 1);
        Map<String, String> written = written("plain", predictions);
        Predictions opposite = new Predictions(
                task(),
                predictions.ids(),
                predictions.probabilities(),
                opposite(predictions.decisions()),
                predictions.truth());
        assertThat(written("decisions", opposite)).isNotEqualTo(written);
        if (writesProbabilities()) {
            float[][] scaled = new float[predictions.ids().size()][];
            for (int row = 0; row < scaled.length; row++) {
                scaled[row] = predictions.probabilities()[row].clone();
                for (int c = 0; c < scaled[row].length; c++) {
                    scaled[row][c] *= 0.5f;
                }
            }
            Predictions less =
                    new Predictions(task(), predictions.ids(), scaled, predictions.decisions(), predictions.truth());
            assertThat(written("probabilities", less)).isNotEqualTo(written);
        }
    }

    @Test
    void theTruthIsNotWritten() {
        Predictions predictions = DrawnPredictions.of(task(), 12, 1);
        Predictions untrue = new Predictions(
                task(),
                predictions.ids(),
                predictions.probabilities(),
                predictions.decisions(),
                opposite(predictions.truth()));
        assertThat(written("untrue", untrue)).isEqualTo(written("true", predictions));
    }

    private static boolean[][] opposite(boolean[][] rows) {
        boolean[][] opposite = new boolean[rows.length][];
        for (int row = 0; row < rows.length; row++) {
            opposite[row] = rows[row].clone();
            for (int c = 0; c < opposite[row].length; c++) {
                opposite[row][c] = !opposite[row][c];
            }
        }
        return opposite;
    }

    private SortedMap<String, String> written(String name, Predictions predictions) {
        Path directory = WrittenFiles.folder(folder, name);
        format().write(directory, predictions, config());
        return WrittenFiles.of(directory);
    }

    @Override
    final ExtensionKind<?> kind() {
        return ExtensionKind.FORMAT;
    }

    @Override
    final Extension<C> extension() {
        return format();
    }
}
