package dev.decant.plugin.ecg.cinc2017;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.decant.api.data.DataException;
import dev.decant.api.extension.NoOptions;
import dev.decant.api.score.Predictions;
import dev.decant.api.task.Task;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class Cinc2017ScorerTest {
    private final Cinc2017Scorer scorer = new Cinc2017Scorer();

    @TempDir
    private Path folder;

    /**
     * Truth N N N N A A O O ~ ~, answers N N N O A N O O O ~, by hand: N: 2·3/(4+4), A: 2·1/(2+1), O: 2·2/(2+4),
     * ~: 2·1/(2+1); the score is the mean of the first three.
     */
    private static void expectByHand(Map<String, Double> numbers) {
        assertThat(numbers.keySet()).containsExactly("score", "f1_normal", "f1_af", "f1_other", "f1_noisy");
        assertThat(numbers.get("f1_normal")).isCloseTo(.75, within(1e-12));
        assertThat(numbers.get("f1_af")).isCloseTo(2 / 3.0, within(1e-12));
        assertThat(numbers.get("f1_other")).isCloseTo(2 / 3.0, within(1e-12));
        assertThat(numbers.get("f1_noisy")).isCloseTo(2 / 3.0, within(1e-12));
        assertThat(numbers.get("score")).isCloseTo((.75 + 2 / 3.0 + 2 / 3.0) / 3, within(1e-12));
    }

    private static final String TRUTH = "NNNNAAOO~~";
    private static final String ANSWERS = "NNNOANOOO~";

    @Test
    void scoresPredictionsWhateverTheOrderOfTheClasses() {
        for (List<String> classes : List.of(List.of("N", "A", "O", "~"), List.of("~", "O", "A", "N"))) {
            Predictions predictions = new Predictions(
                    new Task.MultiClass(classes),
                    IntStream.range(0, TRUTH.length()).mapToObj(i -> "A" + i).toList(),
                    new float[TRUTH.length()][classes.size()],
                    oneHot(ANSWERS, classes),
                    oneHot(TRUTH, classes));
            expectByHand(scorer.score(predictions, new NoOptions()));
        }
    }

    private static boolean[][] oneHot(String labels, List<String> classes) {
        boolean[][] rows = new boolean[labels.length()][classes.size()];
        for (int i = 0; i < rows.length; i++) {
            rows[i][classes.indexOf(labels.substring(i, i + 1))] = true;
        }
        return rows;
    }

    @Test
    void scoresFilesInAnyOrderAndTakesAMissingAnswerForNoisy() throws IOException {
        StringBuilder truth = new StringBuilder();
        StringBuilder answers = new StringBuilder("B9,N\r\n");
        for (int i = 0; i < TRUTH.length(); i++) {
            truth.append("A").append(i).append(',').append(TRUTH.charAt(i)).append('\n');
            // The last answer, a noisy one, is left out.
            if (i < TRUTH.length() - 1) {
                answers.insert(0, "A" + i + "," + ANSWERS.charAt(i) + "\r\n");
            }
        }
        Files.writeString(folder.resolve("REFERENCE.csv"), truth);
        Files.writeString(folder.resolve("answers.txt"), answers);
        expectByHand(scorer.scoreFiles(folder, folder, new NoOptions()));
    }

    @Test
    void anAbsentClassHasNoScore() throws IOException {
        Files.writeString(folder.resolve("REFERENCE.csv"), "a,N\nb,O\n");
        Files.writeString(folder.resolve("answers.txt"), "a,N\nb,O\n");
        Map<String, Double> numbers = scorer.scoreFiles(folder, folder, new NoOptions());
        assertThat(numbers.get("f1_normal")).isEqualTo(1);
        assertThat(numbers.get("f1_af")).isNaN();
        assertThat(numbers.get("score")).isNaN();
    }

    @Test
    void refusesDamagedFilesByFileAndLine() throws IOException {
        assertThatThrownBy(() -> scorer.scoreFiles(folder, folder, new NoOptions()))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("REFERENCE.csv cannot be read");
        Files.writeString(folder.resolve("REFERENCE.csv"), "a,N\nb,O\n");
        Files.writeString(folder.resolve("answers.txt"), "a,N\nb,P\n");
        assertThatThrownBy(() -> scorer.scoreFiles(folder, folder, new NoOptions()))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("answers.txt, line 2: 'b,P'; expected a record and one of [N, A, O, ~]");
        Files.writeString(folder.resolve("answers.txt"), "a,N\na,O\n");
        assertThatThrownBy(() -> scorer.scoreFiles(folder, folder, new NoOptions()))
                .hasMessageContaining("line 2: record a a second time");
        Files.writeString(folder.resolve("answers.txt"), "x,N\n");
        assertThatThrownBy(() -> scorer.scoreFiles(folder, folder, new NoOptions()))
                .hasMessageContaining("answers none of the 2 records");
    }

    @Test
    void acceptsTheChallengesTaskOnly() {
        assertThat(scorer.accepts(new Task.MultiClass(List.of("N", "A", "O", "~"))))
                .isTrue();
        assertThat(scorer.accepts(new Task.MultiClass(List.of("O", "A", "N")))).isTrue();
        assertThat(scorer.accepts(new Task.MultiClass(List.of("N", "A")))).isFalse();
        assertThat(scorer.accepts(new Task.MultiClass(List.of("N", "A", "O", "X"))))
                .isFalse();
        assertThat(scorer.accepts(new Task.MultiLabel(List.of("N", "A", "O", "~"))))
                .isFalse();
        assertThat(scorer.principal()).isEqualTo("score");
    }
}
