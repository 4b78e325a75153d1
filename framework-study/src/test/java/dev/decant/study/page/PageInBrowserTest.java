package dev.decant.study.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.decant.api.task.Task;
import dev.decant.study.comparison.Comparison;
import dev.decant.study.comparison.Findings;
import dev.decant.study.dataset.ToyDescription;
import dev.decant.study.page.Browser.Opened;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PageInBrowserTest {
    /** Would say so in the page's own list of errors, if a browser took it for markup. */
    private static final String HOSTILE = "<img src=x onerror=\"document.documentElement.dataset.errors='markup'\">";

    @Test
    void everyChartIsDrawnWithoutAnErrorWhateverTheNames(@TempDir Path folder) throws Exception {
        Optional<Browser> browser = Browser.find();
        assumeTrue(browser.isPresent(), "skipped: no Chromium on the path or in $CHROME");
        Path records = folder.resolve("records.html");
        ToyRuns ecg = new ToyRuns(
                folder.resolve("ecg"), new Task.MultiClass(List.of("N", HOSTILE, "</script>")), 60, 2, HOSTILE);
        write(records, ecg, ecg.comparison("plain", HOSTILE, "</script><script>"));
        Path steps = folder.resolve("steps.html");
        ToyRuns ehr = new ToyRuns(folder.resolve("ehr"), new Task.PerStepBinary(HOSTILE), 12, 1, "p");
        write(steps, ehr, ehr.comparison("plain", "bbm"));

        Path data = folder.resolve("data.html");
        DataPage.write(data, ToyDescription.of(HOSTILE));

        for (Path page : List.of(records, steps, data)) {
            Opened opened = browser.orElseThrow().open(page, Files.createTempDirectory(folder, "browser"));

            String root = root(opened);
            assertThat(root).as(opened.log()).doesNotContain("data-errors");
            assertThat(opened.log()).doesNotContain("Refused to", "Uncaught", "violates the following");
            int charts = count(Files.readString(page), "class=\"chart\"");
            assertThat(charts).isGreaterThan(5);
            assertThat(root).contains("data-charts=\"" + charts + "\"");
            assertThat(count(opened.document(), "<svg width=")).isGreaterThanOrEqualTo(charts);
            assertThat(count(opened.document(), "aria-label=\"Download as CSV: "))
                    .isGreaterThanOrEqualTo(count(opened.document(), "<table"));
        }

        // The same check finds what the policy forbids.
        Path tampered = folder.resolve("tampered.html");
        String end = "</body></html>\n";
        assertThat(Files.readString(steps)).endsWith(end);
        Files.writeString(
                tampered,
                Files.readString(steps).substring(0, Files.readString(steps).length() - end.length())
                        + "<script>document.title = 'x'</script>" + end);
        Opened opened = browser.orElseThrow().open(tampered, Files.createTempDirectory(folder, "browser"));
        assertThat(root(opened)).contains("data-errors=\"script-src");
        assertThat(opened.document()).contains("<title>toy");
    }

    private static void write(Path file, ToyRuns runs, Comparison comparison) throws IOException {
        ComparisonPage.write(
                file, new Findings(comparison, Map.of("elsewhere", comparison), runs.analyses(), runs.examples()));
    }

    private static String root(Opened opened) {
        Matcher root = Pattern.compile("<html[^>]*>").matcher(opened.document());
        assertThat(root.find()).as(opened.log()).isTrue();
        return root.group();
    }

    private static int count(String text, String part) {
        return text.split(Pattern.quote(part), -1).length - 1;
    }
}
