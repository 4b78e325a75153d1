package dev.decant.study.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.decant.study.analysis.RepresentationSimilarity.Kernel;
import dev.decant.study.analysis.SimilarityChunks.Side;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** CKA against the textbook formula over explicit kernel matrices, and what it must not depend on. */
class CentredKernelTest {
    @Property(tries = 60)
    void isTheUnbiasedEstimatorOfSongEtAl(
            @ForAll long seed, @ForAll @IntRange(min = 4, max = 40) int samples, @ForAll Kernel kernel) {
        Random random = new Random(seed);
        double[][] x = gaussian(random, samples, 5);
        double[][] y = mixed(random, x, 3, .5);

        double hsic = kernel(kernel, x).hsic(kernel(kernel, y));

        double[][] k = explicit(kernel, x);
        double[][] l = explicit(kernel, y);
        assertThat(hsic).isCloseTo(songEtAl(k, l), within(1e-9 * (1 + Math.sqrt(songEtAl(k, k) * songEtAl(l, l)))));
    }

    @Property(tries = 60)
    void doesNotDependOnRotationScaleAndOrigin(
            @ForAll long seed, @ForAll @IntRange(min = 6, max = 30) int samples, @ForAll Kernel kernel) {
        Random random = new Random(seed);
        double[][] x = gaussian(random, samples, 4);
        double[][] y = mixed(random, x, 6, 1);
        double[][] turned = shifted(times(rotated(random, y), 1000 * random.nextDouble() + .001), 50);

        assertThat(cka(kernel, x, turned)).isCloseTo(cka(kernel, x, y), within(1e-7));
    }

    @Property(tries = 30)
    void isOneWithItself(@ForAll long seed, @ForAll Kernel kernel) {
        double[][] x = gaussian(new Random(seed), 20, 7);

        assertThat(cka(kernel, x, x)).isCloseTo(1, within(1e-12));
    }

    @Test
    void isAboutZeroOnAverageForIndependentSamples() {
        for (Kernel kernel : Kernel.values()) {
            Random random = new Random(5);
            double between = 0;
            double own = 0;
            double other = 0;
            for (int chunk = 0; chunk < 200; chunk++) {
                CentredKernel x = kernel(kernel, gaussian(random, 32, 50));
                CentredKernel y = kernel(kernel, gaussian(random, 32, 80));
                between += x.hsic(y);
                own += x.hsic(x);
                other += y.hsic(y);
            }
            assertThat(between / Math.sqrt(own * other)).as("%s", kernel).isCloseTo(0, within(.01));
        }
    }

    @Test
    void oneMinibatchIsTheFullBatchAndManyAgreeWithIt() {
        Random random = new Random(11);
        double[][] x = gaussian(random, 512, 12);
        List<double[][]> blocks = List.of(x, mixed(random, x, 8, .7), mixed(random, x, 20, 2));
        for (Kernel kernel : Kernel.values()) {
            double[][] full = new double[3][3];
            List<double[][]> kernels =
                    blocks.stream().map(block -> explicit(kernel, block)).toList();
            for (int i = 0; i < 3; i++) {
                for (int j = 0; j < 3; j++) {
                    double[][] k = kernels.get(i);
                    double[][] l = kernels.get(j);
                    full[i][j] = songEtAl(k, l) / Math.sqrt(songEtAl(k, k) * songEtAl(l, l));
                }
            }
            assertClose(inChunks(kernel, blocks, 1), full, 1e-6);
            assertClose(inChunks(kernel, blocks, 8), full, .04);
        }
    }

    @Test
    void samplesThatDoNotVaryHaveNoSimilarity() {
        double[][] constant = new double[8][3];
        for (double[] row : constant) {
            Arrays.fill(row, .1);
        }
        double[][] x = gaussian(new Random(1), 8, 3);
        for (Kernel kernel : Kernel.values()) {
            assertThat(inChunks(kernel, List.of(constant, x), 1)[0][1]).isNaN();
        }
    }

    @Test
    void threeSamplesAreTooFew() {
        assertThatThrownBy(() -> kernel(Kernel.LINEAR, new double[3][2])).hasMessageContaining("4 samples, got 3");
    }

    private static void assertClose(double[][] found, double[][] expected, double tolerance) {
        for (int i = 0; i < expected.length; i++) {
            for (int j = 0; j < expected.length; j++) {
                assertThat(found[i][j]).as("%d %d", i, j).isCloseTo(expected[i][j], within(tolerance));
            }
        }
    }

    private static double[][] inChunks(Kernel kernel, List<double[][]> blocks, int chunks) {
        Side side = new Side("student", 0, blocks.stream().map(Object::toString).toList());
        SimilarityChunks similarity = new SimilarityChunks(kernel, side, side);
        int size = blocks.get(0).length / chunks;
        for (int chunk = 0; chunk < chunks; chunk++) {
            List<List<CentredKernel>> kernels = new ArrayList<>();
            for (double[][] block : blocks) {
                kernels.add(List.of(kernel(kernel, Arrays.copyOfRange(block, chunk * size, (chunk + 1) * size))));
            }
            similarity.add(kernels);
        }
        return similarity.collected().matrix();
    }

    private static double cka(Kernel kernel, double[][] x, double[][] y) {
        CentredKernel one = kernel(kernel, x);
        CentredKernel other = kernel(kernel, y);
        return one.hsic(other) / Math.sqrt(one.hsic(one) * other.hsic(other));
    }

    private static CentredKernel kernel(Kernel kernel, double[][] x) {
        double[] gram = new double[x.length * x.length];
        for (int i = 0; i < x.length; i++) {
            for (int j = 0; j < x.length; j++) {
                gram[i * x.length + j] = dot(x[i], x[j]);
            }
        }
        return kernel == Kernel.LINEAR ? CentredKernel.linear(gram, x.length) : CentredKernel.rbf(gram, x.length);
    }

    private static double[][] explicit(Kernel kernel, double[][] x) {
        List<Double> distances = new ArrayList<>();
        for (int i = 0; i < x.length; i++) {
            for (int j = 0; j < i; j++) {
                distances.add(distance(x[i], x[j]));
            }
        }
        distances.sort(null);
        double sigma = .8 * distances.get(distances.size() / 2);
        double[][] k = new double[x.length][x.length];
        for (int i = 0; i < x.length; i++) {
            for (int j = 0; j < x.length; j++) {
                double distance = distance(x[i], x[j]);
                k[i][j] = kernel == Kernel.LINEAR
                        ? dot(x[i], x[j])
                        : Math.exp(-distance * distance / (2 * sigma * sigma));
            }
        }
        return k;
    }

    /** Song et al. 2012, equation 5: [tr(KL) + 1ᵀK1 1ᵀL1 / (n−1)(n−2) − 2/(n−2) 1ᵀKL1] / n(n−3), no diagonals. */
    private static double songEtAl(double[][] k, double[][] l) {
        int n = k.length;
        double trace = 0;
        double sumK = 0;
        double sumL = 0;
        double product = 0;
        for (int i = 0; i < n; i++) {
            double rowK = 0;
            double rowL = 0;
            for (int j = 0; j < n; j++) {
                if (i != j) {
                    trace += k[i][j] * l[j][i];
                    rowK += k[i][j];
                    rowL += l[i][j];
                }
            }
            sumK += rowK;
            sumL += rowL;
            product += rowK * rowL;
        }
        return (trace + sumK * sumL / ((n - 1.0) * (n - 2.0)) - 2 / (n - 2.0) * product) / (n * (n - 3.0));
    }

    private static double[][] gaussian(Random random, int samples, int depth) {
        double[][] x = new double[samples][depth];
        for (double[] row : x) {
            Arrays.setAll(row, i -> random.nextGaussian());
        }
        return x;
    }

    /** A random linear function of the samples, with noise. */
    private static double[][] mixed(Random random, double[][] x, int depth, double noise) {
        double[][] weights = gaussian(random, depth, x[0].length);
        double[][] y = new double[x.length][depth];
        for (int i = 0; i < x.length; i++) {
            double[] row = x[i];
            Arrays.setAll(y[i], j -> dot(row, weights[j]) + noise * random.nextGaussian());
        }
        return y;
    }

    /** Reflected at random hyperplanes. */
    private static double[][] rotated(Random random, double[][] x) {
        double[][] turned = x;
        for (double[] normal : gaussian(random, 5, x[0].length)) {
            double squared = dot(normal, normal);
            turned = Arrays.stream(turned)
                    .map(row -> {
                        double along = 2 * dot(row, normal) / squared;
                        double[] mirrored = new double[row.length];
                        Arrays.setAll(mirrored, i -> row[i] - along * normal[i]);
                        return mirrored;
                    })
                    .toArray(double[][]::new);
        }
        return turned;
    }

    private static double[][] times(double[][] x, double factor) {
        return Arrays.stream(x)
                .map(row -> Arrays.stream(row).map(value -> value * factor).toArray())
                .toArray(double[][]::new);
    }

    private static double[][] shifted(double[][] x, double by) {
        return Arrays.stream(x)
                .map(row -> Arrays.stream(row).map(value -> value + by).toArray())
                .toArray(double[][]::new);
    }

    private static double distance(double[] x, double[] y) {
        double sum = 0;
        for (int i = 0; i < x.length; i++) {
            sum += (x[i] - y[i]) * (x[i] - y[i]);
        }
        return Math.sqrt(sum);
    }

    private static double dot(double[] x, double[] y) {
        double sum = 0;
        for (int i = 0; i < x.length; i++) {
            sum += x[i] * y[i];
        }
        return sum;
    }
}
