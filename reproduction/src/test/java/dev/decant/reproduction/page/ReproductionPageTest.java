package dev.decant.reproduction.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.decant.api.task.Task;
import dev.decant.reproduction.ClaimResult;
import dev.decant.reproduction.Reproduction;
import dev.decant.reproduction.Target;
import dev.decant.reproduction.TaskReproduction;
import dev.decant.reproduction.Verdict;
import dev.decant.reproduction.published.PublishedNumber;
import dev.decant.runtime.statistics.Interval;
import dev.decant.study.comparison.Comparison;
import dev.decant.study.page.ToyRuns;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReproductionPageTest {
    @Test
    void claimsComeFirstThenThePapersTablesAndFiguresThatWereAskedFor(@TempDir Path folder) throws Exception {
        ToyRuns runs = new ToyRuns(folder, new Task.PerStepBinary("sepsis"), 12, 1, "p");
        Comparison comparison = runs.comparison("plain", "deit", "bbm", "bbm-block1", "bbm-without-l1");
        List<ClaimResult> claims = List.of(
                claim("BBM scores above DeiT", Verdict.HOLDS, .01, .09),
                claim("BBM scores above the <teacher>", Verdict.NOT_DECIDED, -.02, .04),
                new ClaimResult(
                        "c", "no numbers", "Figure 2", "eicu", "CKA", Optional.empty(), Verdict.NOT_DECIDED, "none"));
        TaskReproduction task = new TaskReproduction(
                "ehr",
                "Intensive care",
                comparison,
                Map.of(),
                runs.analyses(),
                claims,
                List.of(new PublishedNumber("Table 2", "bbm", "test", "P19", "f1", "F-1", .161)));
        Path file = folder.resolve("report.html");

        ReproductionPage.write(
                file,
                new Reproduction(
                        "quick",
                        List.of(Target.TABLE1, Target.TABLE2, Target.TABLE3, Target.FIGURE1, Target.FIGURE3),
                        List.of(task),
                        Map.of("command", "decant reproduce")));

        String page = Files.readString(file);
        assertThat(page)
                .contains("Of 3 judgements of the paper&#39;s claims, 1 holds, 0 do not hold, 2 are not decided.")
                .contains("BBM scores above the &lt;teacher&gt; (Table 2)")
                .contains("✓ holds")
                .contains("+0.010 to +0.090")
                .contains("paper: F-1")
                .contains("0.161")
                .contains("decant reproduce");
        assertThat(page.indexOf("judgements of")).isLessThan(page.indexOf("Table 1: Similarity"));
        assertThat(Pattern.compile("<h3>([^<]*)</h3>").matcher(page).results().map(found -> found.group(1)))
                .startsWith(
                        "Intensive care",
                        "Table 1: Similarity of probabilities to the teacher",
                        "Table 2: Generalisation",
                        "Table 3: Number of segments, and which of L1, L2, L3 matter",
                        "Figure 1: Generalisation, drawn",
                        "Figure 3: Self-attention",
                        "Verdict")
                .contains("Example recordings", "Cost");
        assertThat(rows(page, "Table 2: Generalisation")).containsExactly("teacher", "plain", "deit", "bbm");
        assertThat(rows(page, "Table 3: Number")).containsExactly("bbm", "bbm-block1", "bbm-without-l1");
        assertThat(rows(page, "Table 1: Similarity")).containsExactly("plain", "deit", "bbm");
    }

    private static ClaimResult claim(String sentence, Verdict verdict, double low, double high) {
        return new ClaimResult(
                sentence,
                sentence,
                "Table 2",
                "test",
                "f1",
                Optional.of(new Interval((low + high) / 2, low, high, .95, 100)),
                verdict,
                "in numbers");
    }

    /** The names of the rows of the first table after a heading. */
    private static List<String> rows(String page, String heading) {
        String from = page.substring(page.indexOf(heading));
        String body = from.substring(from.indexOf("<tbody>"), from.indexOf("</tbody>"));
        return Pattern.compile("<th scope=\"row\">([^<]*)</th>")
                .matcher(body)
                .results()
                .map(found -> found.group(1))
                .toList();
    }
}
