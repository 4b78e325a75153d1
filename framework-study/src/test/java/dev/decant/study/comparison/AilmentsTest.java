package dev.decant.study.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class AilmentsTest {
    private final Map<String, double[]> series = new HashMap<>();

    private Ailments ailments() {
        return new Ailments(new TrainingLog(6, series));
    }

    @Test
    void aLossThatIsMostlySomethingElseDrownsTheLabels() {
        series.put(TrainingLog.TASK, new double[] {2, 2, 2, 2, 2, 2});
        series.put(TrainingLog.LOSS, new double[] {900, 500, 200, 100, 82, 82});
        assertThat(ailments().drowned().orElseThrow()).isCloseTo(40, within(1e-12)); // 80 / 2
        series.put(TrainingLog.LOSS, new double[] {900, 500, 200, 100, 60, 60});
        assertThat(ailments().drowned()).isEmpty(); // 29, however it began
    }

    @Test
    void aGradientFarBeyondWhatIsLeftOfItIsNamed() {
        series.put(TrainingLog.NORM, new double[] {200, 100, 50, 50, 40, 60});
        assertThat(ailments().clipped()).as("nothing is clipped").isEmpty();
        series.put(TrainingLog.CLIP, new double[] {1, 1, 1, 1, 1, 1});
        assertThat(ailments().clipped().orElseThrow()).isCloseTo(50, within(1e-12));
        series.put(TrainingLog.CLIP, new double[] {5, 5, 5, 5, 5, 5});
        assertThat(ailments().clipped()).isEmpty();
    }

    /** Block-by-block matching in the quick start: a hundred times the loss of the labels, and the best of all strategies. */
    @Test
    void whoLearnsItsLabelsAllTheSameIsNotAiling() {
        series.put(TrainingLog.TASK, new double[] {2, 1.5, 1, .5, .3, .2});
        series.put(TrainingLog.LOSS, new double[] {90, 60, 50, 45, 41, 40});
        series.put(TrainingLog.NORM, new double[] {200, 100, 50, 50, 40, 60});
        series.put(TrainingLog.CLIP, new double[] {1, 1, 1, 1, 1, 1});
        assertThat(ailments().drowned()).isEmpty();
        assertThat(ailments().clipped()).isEmpty();
        series.put(TrainingLog.TASK, new double[] {2, 2, 2, 1.9, 1.9, 1.9}); // fell by a twentieth
        series.put(TrainingLog.LOSS, new double[] {90, 90, 90, 90, 90, 90});
        assertThat(ailments().drowned()).isPresent();
        assertThat(ailments().clipped()).isPresent();
    }

    @Test
    void whoeverWasOnceBetterThanACoinIsNotAtChance() {
        series.put("validation auroc", new double[] {.5, Double.NaN, .54, .52});
        assertThat(ailments().atChance().orElseThrow()).isEqualTo(.54);
        series.put("validation auroc", new double[] {.5, .7, .5, .5});
        assertThat(ailments().atChance()).isEmpty();
    }

    @Test
    void anEmptyLogShowsNothing() {
        assertThat(ailments().drowned()).isEmpty();
        assertThat(ailments().clipped()).isEmpty();
        assertThat(ailments().atChance()).isEmpty();
    }
}
