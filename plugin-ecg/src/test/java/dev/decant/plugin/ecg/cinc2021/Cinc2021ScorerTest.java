package dev.decant.plugin.ecg.cinc2021;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.decant.api.data.DataException;
import dev.decant.api.extension.NoOptions;
import dev.decant.api.score.Predictions;
import dev.decant.api.task.Task;
import dev.decant.plugin.ecg.RealRecordings;
import dev.decant.plugin.ecg.diagnosis.ScoredDiagnosis;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class Cinc2021ScorerTest {
    private static final NoOptions NONE = new NoOptions();

    private final Cinc2021Scorer scorer = new Cinc2021Scorer();

    @TempDir
    Path folder;

    @Test
    void everyNumberIsThatOfTheOfficialScorer() throws IOException {
        Path cases = RealRecordings.folderOrSkip("../scoring/cinc2021");
        int compared = 0;
        for (Path one : folders(cases)) {
            Map<String, Double> expected = new HashMap<>();
            List<String> lines = Files.readAllLines(one.resolve("expected.csv"));
            for (String line : lines.subList(1, lines.size())) {
                int comma = line.lastIndexOf(',');
                String value = line.substring(comma + 1);
                expected.put(
                        line.substring(0, comma), value.equalsIgnoreCase("nan") ? Double.NaN : Double.valueOf(value));
            }
            Map<String, Double> found = scorer.scoreFiles(one.resolve("labels"), one.resolve("outputs"), NONE);
            assertThat(found).containsOnlyKeys(expected.keySet());
            found.forEach((name, value) -> {
                if (Double.isNaN(expected.get(name))) {
                    assertThat(value).as("%s of %s", name, one).isNaN();
                } else {
                    assertThat(value).as("%s of %s", name, one).isCloseTo(expected.get(name), within(1e-9));
                }
            });
            compared += found.size();
        }
        System.out.println("compared " + compared + " numbers with the official scorer's");
        assertThat(compared).isPositive();
    }

    @Test
    void aSwapIsRewardedAsTheMatrixSays() {
        // One record of each, answered AFL for AF and NSR for SB: W[AF, AFL] = 0.5, W[SB, NSR] as published.
        Task task = new Task.MultiLabel(List.of("NSR", "AF", "AFL", "SB"));
        RewardMatrix all = RewardMatrix.complete();
        double flutter = weight(all, "AF", "AFL");
        double sinus = weight(all, "SB", "NSR");
        assertThat(flutter).isEqualTo(.5);
        Predictions swapped = predictions(
                task,
                new boolean[][] {{false, true, false, false}, {false, false, false, true}},
                new boolean[][] {{false, false, true, false}, {true, false, false, false}});
        double observed = (flutter + sinus) / 2; // each union has two classes
        double inactive = (weight(all, "AF", "NSR") + sinus) / 2;
        assertThat(scorer.principalValue(swapped, NONE))
                .isCloseTo((observed - inactive) / (2 - inactive), within(1e-12));
        assertThat(scorer.score(swapped, NONE)).containsEntry("challenge_metric", scorer.principalValue(swapped, NONE));
    }

    @Test
    void theTrueLabelsScoreOneAndSinusRhythmAlwaysScoresZero() {
        Task task = new Task.MultiLabel(ScoredDiagnosis.labels());
        Random random = new Random(4);
        boolean[][] truth = new boolean[50][26];
        boolean[][] sinus = new boolean[50][26];
        for (int i = 0; i < truth.length; i++) {
            for (int c = 0; c < 26; c++) {
                truth[i][c] = random.nextInt(8) == 0;
            }
            sinus[i][ScoredDiagnosis.SINUS_RHYTHM.index()] = true;
        }
        assertThat(scorer.score(predictions(task, truth, truth), NONE))
                .containsEntry("challenge_metric", 1.0)
                .containsEntry("accuracy", 1.0);
        assertThat(scorer.score(predictions(task, truth, sinus), NONE)).containsEntry("challenge_metric", 0.0);
    }

    @Test
    void appliesToScoredClassesWithSinusRhythm() {
        assertThat(scorer.accepts(new Task.MultiLabel(ScoredDiagnosis.labels())))
                .isTrue();
        assertThat(scorer.accepts(new Task.MultiLabel(List.of("NSR", "AF")))).isTrue();
        assertThat(scorer.accepts(new Task.MultiLabel(List.of("AF")))).isFalse();
        assertThat(scorer.accepts(new Task.MultiLabel(List.of("NSR", "odd")))).isFalse();
        assertThat(scorer.accepts(new Task.MultiClass(List.of("NSR", "AF")))).isFalse();
    }

    @Test
    void answersAreReadAsTheOfficialScorerReadsThem() throws IOException {
        // Columns that count as one class: any answer, mean score. Words, 1.0 and odd scores.
        Path file = folder.resolve("R.csv");
        Files.writeString(
                file, "#R\n713427006, 59118001, 164889003,426783006,39732003\n0, 1.0, True,t,0.9\n0.2,0.6,nan,inf,x\n");
        ChallengeOutput output = ChallengeOutput.read(file);
        assertThat(answered(output)).containsExactlyInAnyOrder("RBBB", "AF", "NSR");
        assertThat(output.scores()[ScoredDiagnosis.ofLabel("RBBB").orElseThrow().index()])
                .isCloseTo(.4, within(1e-12));
        assertThat(output.scores()[ScoredDiagnosis.ofLabel("AF").orElseThrow().index()])
                .isZero();
    }

    @Test
    void whatTheFormatWritesScoresAsThePredictionsDo() throws IOException {
        Task task = new Task.MultiLabel(ScoredDiagnosis.labels());
        Random random = new Random(7);
        int records = 40;
        boolean[][] truth = new boolean[records][26];
        boolean[][] answers = new boolean[records][26];
        float[][] probabilities = new float[records][26];
        List<String> ids = new ArrayList<>();
        Path labels = Files.createDirectory(folder.resolve("labels"));
        for (int i = 0; i < records; i++) {
            ids.add(record(i));
            List<String> codes = new ArrayList<>();
            for (int c = 0; c < 26; c++) {
                truth[i][c] = random.nextInt(6) == 0;
                answers[i][c] = random.nextInt(6) == 0;
                probabilities[i][c] = random.nextInt(5) == 0 ? .25f : random.nextFloat();
                if (truth[i][c]) {
                    List<String> equivalent =
                            List.of(ScoredDiagnosis.values()).get(c).codes();
                    codes.add(equivalent.get(random.nextInt(equivalent.size())));
                }
            }
            Files.writeString(
                    labels.resolve(record(i) + ".hea"),
                    record(i) + " 1 500 0\n" + record(i) + ".mat 16+24 1000/mV 16 0 0 0 0 I\n#Dx: "
                            + String.join(",", codes) + "\n");
        }
        Predictions predictions = new Predictions(task, ids, probabilities, answers, truth);
        Path outputs = Files.createDirectory(folder.resolve("outputs"));
        new Cinc2021Format().write(outputs, predictions, NONE);
        assertThat(scorer.scoreFiles(labels, outputs, NONE)).isEqualTo(scorer.score(predictions, NONE));

        Files.delete(outputs.resolve("R03.csv"));
        assertThatThrownBy(() -> scorer.scoreFiles(labels, outputs, NONE))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("R03.csv");
    }

    /** Names in the order of the records, so that sums are taken in one order. */
    private static String record(int i) {
        return String.format("R%02d", i);
    }

    private static Set<String> answered(ChallengeOutput output) {
        return Stream.of(ScoredDiagnosis.values())
                .filter(diagnosis -> output.answers()[diagnosis.index()])
                .map(ScoredDiagnosis::label)
                .collect(Collectors.toSet());
    }

    private static double weight(RewardMatrix all, String truth, String answer) {
        return all.weights()[ScoredDiagnosis.ofLabel(truth).orElseThrow().index()][
                ScoredDiagnosis.ofLabel(answer).orElseThrow().index()];
    }

    private static Predictions predictions(Task task, boolean[][] truth, boolean[][] answers) {
        float[][] probabilities = new float[truth.length][task.outputs()];
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < truth.length; i++) {
            ids.add("r" + i);
            for (int c = 0; c < task.outputs(); c++) {
                probabilities[i][c] = answers[i][c] ? .9f : .1f;
            }
        }
        return new Predictions(task, ids, probabilities, answers, truth);
    }

    private static List<Path> folders(Path cases) throws IOException {
        try (Stream<Path> found = Files.list(cases)) {
            return found.filter(Files::isDirectory).sorted().toList();
        }
    }
}
