package dev.decant.study.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.decant.api.score.Predictions;
import dev.decant.api.task.Task;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class ConstantAnswersTest {
    private static final Task RHYTHMS = new Task.MultiClass(List.of("N", "A", "O"));
    private static final Task SEPSIS = new Task.PerStepBinary("sepsis");
    private static final Task LABELS = new Task.MultiLabel(List.of("x", "y"));

    private final List<boolean[]> truth = new ArrayList<>();
    private final List<boolean[]> decisions = new ArrayList<>();

    @Test
    void whoCallsNearlyEverythingTheMostFrequentClassIsFound() {
        rows(60, 0, 0);
        rows(10, 1, 0);
        rows(28, 2, 0);
        rows(2, 2, 1); // two other answers, both wrong; the truth has forty beside N
        ConstantAnswers found = of(RHYTHMS).orElseThrow();
        assertThat(found.answer()).isEqualTo("N");
        assertThat(found.share()).isCloseTo(.98, within(1e-12));
    }

    @Test
    void answersThatVaryAreNotConstantHoweverWrong() {
        rows(60, 0, 0);
        rows(35, 1, 0);
        rows(5, 2, 1); // five others: more than a tenth of forty
        assertThat(of(RHYTHMS)).isEmpty();
    }

    @Test
    void fewOtherAnswersThatAreRightAreMoreThanTheMostFrequentOne() {
        rows(60, 0, 0);
        rows(38, 1, 0);
        rows(2, 2, 2);
        assertThat(of(RHYTHMS)).isEmpty();
    }

    @Test
    void whoCallsEverythingARareClassIsFoundToo() {
        rows(60, 0, 2);
        rows(40, 1, 2);
        assertThat(of(RHYTHMS).orElseThrow().answer()).isEqualTo("O");
    }

    @Test
    void whereTheTruthHasOneAnswerNobodyIsBlamedForIt() {
        rows(50, 0, 0);
        assertThat(of(RHYTHMS)).isEmpty();
    }

    @Test
    void rareAlarmsAreAnswersWhereWhatTheyWarnOfIsRareToo() {
        rows(980, new boolean[] {false}, new boolean[] {false});
        rows(10, new boolean[] {true}, new boolean[] {false});
        rows(10, new boolean[] {false}, new boolean[] {true}); // ten alarms for ten positives, all wrong
        assertThat(of(SEPSIS)).isEmpty();
        truth.clear();
        decisions.clear();
        rows(900, new boolean[] {false}, new boolean[] {false});
        rows(90, new boolean[] {true}, new boolean[] {false});
        rows(10, new boolean[] {false}, new boolean[] {true}); // ten alarms for ninety positives: a ninth
        assertThat(of(SEPSIS)).isEmpty();
        rows(11, new boolean[] {true}, new boolean[] {false}); // ... for 101
        assertThat(of(SEPSIS).orElseThrow().answer()).isEqualTo("no sepsis");
    }

    @Test
    void ofSeveralLabelsTheWholeSetIsTheAnswer() {
        rows(50, new boolean[] {true, true}, new boolean[] {true, true});
        rows(50, new boolean[] {true, false}, new boolean[] {true, true});
        assertThat(of(LABELS).orElseThrow()).isEqualTo(new ConstantAnswers("x + y", 1));
        decisions.replaceAll(row -> new boolean[2]);
        assertThat(of(LABELS).orElseThrow().answer()).isEqualTo("no label");
        decisions.set(0, new boolean[] {true, false});
        assertThat(of(new Task.MultiLabel(List.of("x", "y")))).isPresent();
        for (int i = 0; i < 50; i++) {
            decisions.set(i, new boolean[] {true, i % 2 == 0});
        }
        assertThat(of(LABELS)).isEmpty();
    }

    @Test
    void theWarningNamesSeedsAndStandsAmongTheWarningsOfTheComparison() {
        SyntheticRuns runs = new SyntheticRuns(60, 2, false);
        SeedResult varied = runs.result("plain", 1, 1);
        SeedResult constant = silent(runs.result("plain", 1, 2));
        Optional<String> warning = MethodWarnings.constant("plain", List.of(varied, constant), "test records");
        assertThat(warning)
                .contains("plain decides nearly all test records alike (seed 2: no label for 100.0 %) and is right no"
                        + " more often than the most frequent answer");
        MethodResult plain = new MethodResult(
                "plain", List.of(varied, constant), List.of(), List.of(), 0, List.of(warning.orElseThrow()));
        Comparison comparison =
                ComparisonCalculation.of(runs.setup(50), Optional.of(runs.method("teacher", 0, 2)), List.of(plain));
        assertThat(comparison.warnings()).contains(warning.orElseThrow());
        assertThat(MethodWarnings.constant("plain", List.of(varied), "test records"))
                .isEmpty();
    }

    private static SeedResult silent(SeedResult run) {
        Predictions own = run.predictions();
        Predictions silent = new Predictions(
                own.task(),
                own.ids(),
                own.probabilities(),
                new boolean[own.ids().size()][own.task().outputs()],
                own.truth());
        return new SeedResult(run.seed(), run.test(), silent, run.groups(), run.cost(), run.run());
    }

    private void rows(int count, int is, int called) {
        boolean[] right = new boolean[3];
        right[is] = true;
        boolean[] decided = new boolean[3];
        decided[called] = true;
        rows(count, right, decided);
    }

    private void rows(int count, boolean[] is, boolean[] called) {
        for (int i = 0; i < count; i++) {
            truth.add(is);
            decisions.add(called);
        }
    }

    private Optional<ConstantAnswers> of(Task task) {
        return ConstantAnswers.of(new Predictions(
                task,
                truth.stream().map(row -> "r").toList(),
                new float[truth.size()][task.outputs()],
                decisions.toArray(boolean[][]::new),
                truth.toArray(boolean[][]::new)));
    }
}
