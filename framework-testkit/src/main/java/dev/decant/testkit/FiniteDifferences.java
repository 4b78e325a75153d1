package dev.decant.testkit;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/**
 * Holds the gradient of a scalar against central differences (L(p + s) - L(p - s)) / 2s on a few coordinates of each
 * parameter. Single precision and kinks such as ReLU's make one step size unreliable, so a coordinate passes if one of
 * five agrees within {@code relative} of the gradient or within {@code absolute} of the parameter's largest gradient.
 */
public final class FiniteDifferences {
    private static final float[] STEPS = {1e-2f, 3e-3f, 3e-2f, 1e-3f, 3e-4f};

    private final GraphHarness harness;
    private final int coordinates;
    private final double relative;
    private final double absolute;

    private FiniteDifferences(GraphHarness harness, int coordinates, double relative, double absolute) {
        this.harness = harness;
        this.coordinates = coordinates;
        this.relative = relative;
        this.absolute = absolute;
    }

    /** At most this many coordinates of each parameter; within 2 % of the gradient, or 1 % of the largest. */
    public static FiniteDifferences on(GraphHarness harness, int coordinates) {
        return new FiniteDifferences(harness, coordinates, 0.02, 0.01);
    }

    /** What disagrees, one line for each coordinate; empty if nothing does. */
    public List<String> disagreements(Operand<TFloat32> scalar, Collection<String> parameters) {
        Map<String, float[]> gradients = harness.gradients(scalar, parameters);
        List<String> disagreements = new ArrayList<>();
        List<String> names = List.copyOf(parameters);
        List<float[]> values = harness.get(names);
        for (int p = 0; p < names.size(); p++) {
            String name = names.get(p);
            float[] gradient = gradients.get(name);
            float[] before = values.get(p);
            if (gradient == null) {
                gradient = new float[before.length];
            }
            float largest = 0;
            for (float value : gradient) {
                largest = Math.max(largest, Math.abs(value));
            }
            RandomGenerator random =
                    RandomGeneratorFactory.of("L64X128MixRandom").create(name.hashCode());
            for (int i = 0; i < Math.min(coordinates, before.length); i++) {
                int at = random.nextInt(before.length);
                double allowed = Math.max(relative * Math.abs(gradient[at]), absolute * largest) + 1e-5;
                List<Double> found = new ArrayList<>();
                boolean agrees = false;
                for (int s = 0; s < STEPS.length && !agrees; s++) {
                    double difference = difference(scalar, name, before, at, STEPS[s]);
                    found.add(difference);
                    agrees = Math.abs(difference - gradient[at]) <= allowed;
                }
                if (!agrees) {
                    disagreements.add(String.format(
                            Locale.ROOT, "%s[%d]: gradient %g, finite differences %s", name, at, gradient[at], found));
                }
            }
        }
        return disagreements;
    }

    private double difference(Operand<TFloat32> scalar, String name, float[] before, int at, float step) {
        float[] moved = before.clone();
        moved[at] = before[at] + step;
        harness.set(name, moved);
        double above = harness.scalar(scalar);
        double upper = moved[at];
        moved[at] = before[at] - step;
        harness.set(name, moved);
        double below = harness.scalar(scalar);
        double lower = moved[at];
        harness.set(name, before);
        return (above - below) / (upper - lower);
    }
}
