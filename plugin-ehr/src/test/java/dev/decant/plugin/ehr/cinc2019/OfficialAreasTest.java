package dev.decant.plugin.ehr.cinc2019;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

/** The areas against their definition, threshold by threshold, each counted anew over all rows. */
final class OfficialAreasTest {
    private static final double[] ODD = {-2, -.5, 0, .5, 1, 1.5, 100, Double.POSITIVE_INFINITY};

    @Test
    void theAreasAreThoseOfTheDefinition() {
        Random random = new Random(4);
        for (int trial = 0; trial < 3000; trial++) {
            int rows = 1 + random.nextInt(12);
            int kind = random.nextInt(4);
            double septic = random.nextInt(3) / 2.0;
            double[] probabilities = new double[rows];
            boolean[] labels = new boolean[rows];
            for (int row = 0; row < rows; row++) {
                labels[row] = random.nextDouble() < septic;
                probabilities[row] = switch (kind) {
                    case 0 -> random.nextDouble();
                    case 1 -> random.nextInt(4) / 3.0;
                    case 2 -> random.nextInt(2);
                    default -> ODD[random.nextInt(ODD.length)];
                };
            }
            double[] expected = byDefinition(probabilities, labels);
            OfficialAreas areas = OfficialAreas.of(probabilities, labels);
            assertThat(areas.auroc()).as("auroc of trial " + trial).isCloseTo(expected[0], within(1e-12));
            assertThat(areas.auprc()).as("auprc of trial " + trial).isCloseTo(expected[1], within(1e-12));
        }
    }

    private static double[] byDefinition(double[] probabilities, boolean[] labels) {
        List<Double> thresholds = new ArrayList<>(DoubleStream.of(probabilities)
                .distinct()
                .boxed()
                .sorted((one, other) -> Double.compare(other, one))
                .toList());
        if (thresholds.get(0) != 1) {
            thresholds.add(0, 1.0);
        }
        if (thresholds.get(thresholds.size() - 1) == 0) {
            thresholds.remove(thresholds.size() - 1);
        }
        double[] sensitivity = new double[thresholds.size()];
        double[] specificity = new double[thresholds.size()];
        double[] precision = new double[thresholds.size()];
        for (int j = 0; j < thresholds.size(); j++) {
            // A row that was called at a threshold before stays called: 1 may stand before what is higher.
            double lowest = thresholds.subList(0, j + 1).stream()
                    .mapToDouble(Double::doubleValue)
                    .min()
                    .orElseThrow();
            int hits = 0;
            int alarms = 0;
            int missed = 0;
            int rejected = 0;
            for (int row = 0; row < labels.length; row++) {
                boolean called = probabilities[row] >= lowest;
                hits += called && labels[row] ? 1 : 0;
                alarms += called && !labels[row] ? 1 : 0;
                missed += !called && labels[row] ? 1 : 0;
                rejected += !called && !labels[row] ? 1 : 0;
            }
            sensitivity[j] = hits + missed == 0 ? 1 : (double) hits / (hits + missed);
            specificity[j] = alarms + rejected == 0 ? 1 : (double) rejected / (alarms + rejected);
            precision[j] = hits + alarms == 0 ? 1 : (double) hits / (hits + alarms);
        }
        double[] areas = new double[2];
        for (int j = 0; j + 1 < sensitivity.length; j++) {
            double width = sensitivity[j + 1] - sensitivity[j];
            areas[0] += width * (specificity[j + 1] + specificity[j]) / 2;
            areas[1] += width * precision[j + 1];
        }
        return areas;
    }

    @Test
    void withOneThatIsNoNumberBothAreNothing() {
        assertThat(OfficialAreas.of(new double[] {.2, Double.NaN, .9}, new boolean[] {false, true, true}))
                .isEqualTo(new OfficialAreas(0, 0));
    }
}
