package dev.decant.plugin.ehr.cinc2019;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.decant.api.data.DataException;
import dev.decant.api.data.DataSet;
import dev.decant.api.data.Example;
import dev.decant.api.data.RecordInfo;
import dev.decant.api.extension.NoOptions;
import dev.decant.api.score.Predictions;
import dev.decant.api.score.WeightedScore;
import dev.decant.api.task.Task;
import dev.decant.plugin.ehr.RealRecords;
import dev.decant.plugin.ehr.dataset.LabelHorizon;
import dev.decant.plugin.ehr.psv.HourOrder;
import dev.decant.plugin.ehr.psv.PsvDataSet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class Cinc2019ScorerTest {
    private static final Cinc2019ScorerConfig CONFIG = new Cinc2019ScorerConfig(Optional.empty(), Optional.empty());

    private final Cinc2019Scorer scorer = new Cinc2019Scorer();

    @TempDir
    Path folder;

    @Test
    void everyNumberIsThatOfTheOfficialScorer() throws IOException {
        Path cases = RealRecords.folderOrSkip("../scoring/cinc2019");
        int compared = 0;
        List<Path> folders;
        try (Stream<Path> listed = Files.list(cases)) {
            folders = listed.filter(Files::isDirectory).sorted().toList();
        }
        for (Path one : folders) {
            Path patients = folder.resolve("patients.csv");
            Map<String, Double> found = scorer.scoreFiles(
                    one.resolve("labels"),
                    one.resolve("predictions"),
                    new Cinc2019ScorerConfig(Optional.empty(), Optional.of(patients)));
            Map<String, Double> expected = new HashMap<>();
            for (String line : withoutFirst(one.resolve("expected.csv"))) {
                expected.put(line.split(",")[0], number(line.split(",")[1]));
            }
            assertThat(found).containsOnlyKeys(expected.keySet());
            found.forEach((name, value) -> assertSame(one + " " + name, value, expected.get(name)));
            compared += found.size();
            List<String> foundPatients = withoutFirst(patients);
            List<String> expectedPatients = withoutFirst(one.resolve("expected_patients.csv"));
            assertThat(foundPatients).hasSameSizeAs(expectedPatients);
            for (int i = 0; i < foundPatients.size(); i++) {
                String[] actual = foundPatients.get(i).split(",");
                String[] wanted = expectedPatients.get(i).split(",");
                assertThat(actual[0]).isEqualTo(wanted[0]);
                for (int field : new int[] {1, 3, 4, 5}) {
                    assertSame(one + " " + wanted[0], number(actual[field]), number(wanted[field]));
                    compared++;
                }
            }
        }
        System.out.println("compared " + compared + " numbers with the official scorer's");
        assertThat(compared).isPositive();
    }

    private static void assertSame(String what, double actual, double expected) {
        if (Double.isNaN(expected) || Double.isInfinite(expected)) {
            assertThat(actual).as(what).isEqualTo(expected);
        } else {
            assertThat(actual).as(what).isCloseTo(expected, within(1e-9));
        }
    }

    private static double number(String text) {
        return switch (text) {
            case "nan" -> Double.NaN;
            case "inf" -> Double.POSITIVE_INFINITY;
            case "-inf" -> Double.NEGATIVE_INFINITY;
            default -> Double.parseDouble(text);
        };
    }

    private static List<String> withoutFirst(Path file) throws IOException {
        List<String> lines = Files.readAllLines(file);
        return lines.subList(1, lines.size());
    }

    @Test
    void utilitiesAreThoseOfThePaper() {
        // Onset in hour 20: the first label in hour 14. 12 hours before nothing yet, 6 before all of it, 3 after
        // nothing.
        assertThat(ChallengeUtility.called(8, 14)).isEqualTo(0);
        assertThat(ChallengeUtility.called(11, 14)).isEqualTo(.5);
        assertThat(ChallengeUtility.called(14, 14)).isEqualTo(1);
        assertThat(ChallengeUtility.called(20, 14)).isCloseTo(1 / 3.0, within(1e-12));
        assertThat(ChallengeUtility.called(23, 14)).isEqualTo(0);
        assertThat(ChallengeUtility.called(24, 14)).isEqualTo(0);
        assertThat(ChallengeUtility.called(0, 14)).isEqualTo(-.05);
        assertThat(ChallengeUtility.silent(14, 14)).isEqualTo(0);
        assertThat(ChallengeUtility.silent(20, 14)).isCloseTo(-4 / 3.0, within(1e-12));
        assertThat(ChallengeUtility.silent(23, 14)).isEqualTo(-2);
        assertThat(ChallengeUtility.silent(24, 14)).isEqualTo(0);
        assertThat(ChallengeUtility.called(5, -1)).isEqualTo(-.05);
        assertThat(ChallengeUtility.silent(5, -1)).isEqualTo(0);
    }

    /**
     * Two stays whose published labels begin in hours 2 and 20, and one without sepsis; the best calls from 6 hours before
     * until 9 hours after. With 12 hours the first label is cut at the beginning: its distance to the onset is 8 then.
     */
    @Test
    void theBestCallsScoreOneWhateverHorizonIsTrained() throws IOException {
        Path labels = Files.createDirectories(folder.resolve("stays"));
        Path outputs = Files.createDirectories(folder.resolve("calls"));
        int[] firsts = {2, 20, 30};
        List<boolean[]> best = new ArrayList<>();
        for (int p = 0; p < firsts.length; p++) {
            StringBuilder truth = new StringBuilder("HR|SepsisLabel\n");
            StringBuilder answer = new StringBuilder("PredictedProbability|PredictedLabel\n");
            for (int row = 0; row < 30; row++) {
                boolean called = p < 2 && row >= firsts[p] - 6 && row <= firsts[p] + 9;
                best.add(new boolean[] {called});
                truth.append(row >= firsts[p] ? "80|1\n" : "80|0\n");
                answer.append(called ? "1|1\n" : "0|0\n");
            }
            Files.writeString(labels.resolve("p" + p + ".psv"), truth);
            Files.writeString(outputs.resolve("p" + p + ".psv"), answer);
        }
        Map<String, Double> official = scorer.scoreFiles(labels, outputs, CONFIG);
        assertThat(official).containsEntry("normalized_utility", 1.0);
        for (int hours : new int[] {0, 3, 6, 12, 40}) {
            Predictions read = read(labels, hours, best.toArray(boolean[][]::new));
            assertThat(scorer.score(read, CONFIG)).as(hours + " h").isEqualTo(official);
            assertThat(scorer.principalValue(read, CONFIG)).isEqualTo(1);
            int[] once = new int[90];
            Arrays.fill(once, 1);
            assertThat(scorer.weighted(read, CONFIG).orElseThrow().value(once)).isEqualTo(1);
            assertThat(scorer.thresholds(read, CONFIG)).contains(new float[] {.5f});
            long positive = Arrays.stream(read.truth()).filter(row -> row[0]).count();
            assertThat(positive)
                    .isEqualTo(Map.of(0, 26L, 3, 32L, 6, 38L, 12, 46L, 40, 60L).get(hours));
        }
    }

    private static Predictions read(Path labels, int hours, boolean[][] calls) {
        List<String> ids = new ArrayList<>();
        List<boolean[]> truth = new ArrayList<>();
        List<boolean[]> published = new ArrayList<>();
        float[][] probabilities = new float[calls.length][1];
        for (int row = 0; row < calls.length; row++) {
            probabilities[row][0] = calls[row][0] ? 1 : 0;
        }
        try (DataSet set = PsvDataSet.open(List.of(labels), HourOrder.KEEP, new LabelHorizon(hours), 5)) {
            for (RecordInfo info : set.records()) {
                Example example = set.read(info);
                for (int row = 0; row < example.sequence().steps(); row++) {
                    ids.add(info.id());
                    truth.add(new boolean[] {example.target()[row] == 1});
                    published.add(new boolean[] {example.published()[row] == 1});
                }
            }
        }
        return new Predictions(
                new Task.PerStepBinary("sepsis"),
                ids,
                probabilities,
                calls,
                truth.toArray(boolean[][]::new),
                published.toArray(boolean[][]::new));
    }

    @Test
    void withoutSepsisEveryCallIsInfinitelyBadAndSilenceUndefined() throws IOException {
        Path labels = Files.createDirectories(folder.resolve("labels"));
        Path outputs = Files.createDirectories(folder.resolve("outputs"));
        Files.writeString(labels.resolve("p1.psv"), "SepsisLabel\n0\n0\n");
        Files.writeString(outputs.resolve("p1.psv"), "PredictedProbability|PredictedLabel\n0.5|0\n0.5|1\n");
        assertThat(scorer.scoreFiles(labels, outputs, CONFIG))
                .containsEntry("normalized_utility", Double.NEGATIVE_INFINITY)
                .containsEntry("sum_observed", -.05);
        Files.writeString(outputs.resolve("p1.psv"), "PredictedProbability|PredictedLabel\n0.5|0\n0.5|0\n");
        assertThat(scorer.scoreFiles(labels, outputs, CONFIG))
                .containsEntry("normalized_utility", Double.NaN)
                .containsEntry("f_measure", 1.0)
                .containsEntry("accuracy", 1.0);
    }

    @Test
    void anyNumberIsTakenForAProbabilityAndSaidOnce() throws IOException {
        Path labels = Files.createDirectories(folder.resolve("labels"));
        Path outputs = Files.createDirectories(folder.resolve("outputs"));
        for (String patient : List.of("p1", "p2")) {
            Files.writeString(labels.resolve(patient + ".psv"), "SepsisLabel\n0\n1\n1\n");
            Files.writeString(
                    outputs.resolve(patient + ".psv"), "PredictedProbability|PredictedLabel\n100.0|0\n1|1\n-inf|0\n");
        }
        List<String> warnings = new ArrayList<>();
        Map<String, Double> numbers = scorer.scoreFiles(labels, outputs, CONFIG, warnings::add);
        assertThat(warnings).hasSize(1).first().asString().contains("4 of 6", "p1.psv: 100.0");
        // The curve begins with 100 and 1 called: half of the septic hours, no other hour left out.
        assertThat(numbers).containsEntry("auroc", 0.0).containsEntry("auprc", .5 * 4 / 6);
        assertThat(scorer.scoreFiles(labels, outputs, CONFIG)).isEqualTo(numbers);
    }

    @Test
    void patientsWithoutARowCountForNothingAndNoRowAtAllIsAMistake() throws IOException {
        Path labels = Files.createDirectories(folder.resolve("labels"));
        Path outputs = Files.createDirectories(folder.resolve("outputs"));
        Files.writeString(labels.resolve("p1.psv"), "SepsisLabel\n");
        Files.writeString(outputs.resolve("p1.psv"), "PredictedProbability|PredictedLabel\n");
        assertThatThrownBy(() -> scorer.scoreFiles(labels, outputs, CONFIG))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("no hours to score");
        Files.writeString(labels.resolve("p2.psv"), "SepsisLabel\n1\n");
        Files.writeString(outputs.resolve("p2.psv"), "PredictedProbability|PredictedLabel\n1|1\n");
        assertThat(scorer.scoreFiles(labels, outputs, CONFIG)).containsEntry("normalized_utility", 1.0);
    }

    @Test
    void weightsCountAsWrittenOutRecords() {
        Predictions predictions = random(30, 5);
        WeightedScore weighted = scorer.weighted(predictions, CONFIG).orElseThrow();
        int[] once = new int[predictions.ids().size()];
        Arrays.fill(once, 1);
        assertThat(weighted.value(once))
                .isCloseTo(scorer.score(predictions, CONFIG).get("normalized_utility"), within(1e-12));
        int[] weights = new int[once.length];
        List<Integer> rows = new ArrayList<>();
        List<String> ids = new ArrayList<>();
        for (int copy = 0; copy < 3; copy++) {
            for (int row = 0; row < weights.length; row++) {
                int weight = Integer.parseInt(predictions.ids().get(row).substring(1)) % 4;
                weights[row] = weight;
                if (weight > copy) {
                    rows.add(row);
                    ids.add(predictions.ids().get(row) + "#" + copy);
                }
            }
        }
        Predictions written = new Predictions(
                predictions.task(),
                ids,
                rows.stream().map(row -> predictions.probabilities()[row]).toArray(float[][]::new),
                rows.stream().map(row -> predictions.decisions()[row]).toArray(boolean[][]::new),
                rows.stream().map(row -> predictions.truth()[row]).toArray(boolean[][]::new));
        assertThat(weighted.value(weights)).isCloseTo(scorer.principalValue(written, CONFIG), within(1e-12));
    }

    @Test
    void noThresholdIsBetterThanTheChosenOne() {
        for (int seed = 0; seed < 20; seed++) {
            Predictions predictions = random(20, seed);
            float chosen = scorer.thresholds(predictions, CONFIG).orElseThrow()[0];
            double best = decided(predictions, chosen);
            for (float[] candidate : predictions.probabilities()) {
                assertThat(decided(predictions, candidate[0])).isLessThanOrEqualTo(best + 1e-9);
            }
            assertThat(decided(predictions, 2)).isLessThanOrEqualTo(best + 1e-9);
        }
    }

    @Test
    void whereNoCallPaysNobodyIsCalled() {
        Predictions healthy = new Predictions(
                new Task.PerStepBinary("sepsis"),
                List.of("a", "a"),
                new float[][] {{.9f}, {1f}},
                new boolean[2][1],
                new boolean[2][1]);
        assertThat(scorer.thresholds(healthy, CONFIG).orElseThrow()[0]).isGreaterThan(1);
    }

    private double decided(Predictions predictions, float threshold) {
        boolean[][] decisions = new boolean[predictions.ids().size()][1];
        for (int row = 0; row < decisions.length; row++) {
            decisions[row][0] = predictions.probabilities()[row][0] >= threshold;
        }
        return scorer.principalValue(
                new Predictions(
                        predictions.task(),
                        predictions.ids(),
                        predictions.probabilities(),
                        decisions,
                        predictions.truth()),
                CONFIG);
    }

    private static Predictions random(int patients, long seed) {
        Random random = new Random(seed);
        List<String> ids = new ArrayList<>();
        List<float[]> probabilities = new ArrayList<>();
        List<boolean[]> decisions = new ArrayList<>();
        List<boolean[]> truth = new ArrayList<>();
        for (int p = 0; p < patients; p++) {
            int rows = 8 + random.nextInt(40);
            int first = random.nextInt(3) == 0 ? random.nextInt(rows) : rows;
            for (int row = 0; row < rows; row++) {
                ids.add("p" + p);
                float probability = random.nextInt(4) == 0 ? .5f : random.nextFloat();
                probabilities.add(new float[] {row >= first ? (1 + probability) / 2 : probability});
                decisions.add(new boolean[] {random.nextInt(3) == 0});
                truth.add(new boolean[] {row >= first});
            }
        }
        return new Predictions(
                new Task.PerStepBinary("sepsis"),
                ids,
                probabilities.toArray(float[][]::new),
                decisions.toArray(boolean[][]::new),
                truth.toArray(boolean[][]::new));
    }

    @Test
    void theFormatIsWhatTheScorerReads() throws IOException {
        Predictions predictions = random(12, 3);
        Path outputs = Files.createDirectories(folder.resolve("outputs"));
        Path labels = Files.createDirectories(folder.resolve("labels"));
        new Cinc2019Format().write(outputs, predictions, new NoOptions());
        Map<String, StringBuilder> files = new HashMap<>();
        for (int row = 0; row < predictions.ids().size(); row++) {
            files.computeIfAbsent(predictions.ids().get(row), id -> new StringBuilder("HR|SepsisLabel\n"))
                    .append(predictions.truth()[row][0] ? "80|1\n" : "NaN|0\n");
        }
        for (Map.Entry<String, StringBuilder> file : files.entrySet()) {
            Files.writeString(labels.resolve(file.getKey() + ".psv"), file.getValue());
        }
        Map<String, Double> expected = scorer.score(predictions, CONFIG);
        scorer.scoreFiles(labels, outputs, CONFIG)
                .forEach((name, value) -> assertThat(value).as(name).isCloseTo(expected.get(name), within(1e-9)));
    }

    @Test
    void aMillionRowsTakeSeconds() throws IOException {
        Path labels = Files.createDirectories(folder.resolve("labels"));
        Path outputs = Files.createDirectories(folder.resolve("outputs"));
        Random random = new Random(2);
        for (int patient = 0; patient < 1000; patient++) {
            StringBuilder truth = new StringBuilder("SepsisLabel\n");
            StringBuilder answer = new StringBuilder("PredictedProbability|PredictedLabel\n");
            for (int hour = 0; hour < 1000; hour++) {
                boolean septic = patient % 20 == 0 && hour >= 990;
                truth.append(septic ? "1\n" : "0\n");
                answer.append(random.nextInt(10_000) / 1e4).append(septic ? "|1\n" : "|0\n");
            }
            Files.writeString(labels.resolve("p" + patient + ".psv"), truth);
            Files.writeString(outputs.resolve("p" + patient + ".psv"), answer);
        }
        long start = System.nanoTime();
        Map<String, Double> numbers = scorer.scoreFiles(labels, outputs, CONFIG);
        double seconds = (System.nanoTime() - start) / 1e9;
        System.out.printf("scored a million rows in %.1f s%n", seconds);
        assertThat(seconds).isLessThan(30); // about 1 where nothing else runs
        assertThat(numbers).containsEntry("f_measure", 1.0);
        assertThat(Objects.requireNonNull(numbers.get("auroc"))).isCloseTo(.5, within(.03));
    }

    @Test
    void aMissingOrShortAnswerIsNamed() throws IOException {
        Path labels = Files.createDirectories(folder.resolve("labels"));
        Path outputs = Files.createDirectories(folder.resolve("outputs"));
        Files.writeString(labels.resolve("p1.psv"), "SepsisLabel\n0\n1\n");
        assertThatThrownBy(() -> scorer.scoreFiles(labels, outputs, CONFIG))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("no answer")
                .hasMessageContaining("p1.psv");
        Files.writeString(outputs.resolve("p1.psv"), "PredictedProbability|PredictedLabel\n0.5|0\n");
        assertThatThrownBy(() -> scorer.scoreFiles(labels, outputs, CONFIG))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("1 row; expected 2");
    }
}
