package dev.decant.study.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.decant.api.task.Task;
import dev.decant.io.file.Sha256;
import dev.decant.study.comparison.Comparison;
import dev.decant.study.comparison.Findings;
import dev.decant.study.dataset.ToyDescription;
import dev.decant.study.page.Browser.Opened;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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

    @Test
    void csvFilterAndPrintDoWhatTheySay(@TempDir Path folder) throws Exception {
        Optional<Browser> browser = Browser.find();
        assumeTrue(browser.isPresent(), "skipped: no Chromium on the path or in $CHROME");
        Path page = folder.resolve("page.html");
        ToyRuns runs = new ToyRuns(folder.resolve("ecg"), new Task.MultiClass(List.of("N", "kd")), 60, 2, "r");
        write(page, runs, runs.comparison("plain", "kd", "=1+1"));
        String pressing = PageInBrowserTest.class.getSimpleName() + ".js";
        try (InputStream script = PageInBrowserTest.class.getResourceAsStream(pressing)) {
            press(page, new String(Objects.requireNonNull(script).readAllBytes(), StandardCharsets.UTF_8));
        }

        Opened opened = browser.orElseThrow().open(page, Files.createTempDirectory(folder, "browser"));

        assertThat(root(opened)).as(opened.log()).doesNotContain("data-errors");
        Matcher found = Pattern.compile("data-pressed=\"([^\"]*)\"").matcher(root(opened));
        assertThat(found.find()).as(root(opened)).isTrue();
        JsonNode pressed = new ObjectMapper().readTree(Base64.getDecoder().decode(found.group(1)));
        JsonNode whole = pressed.path("whole");
        JsonNode without = pressed.path("without");

        // Numbers as a program reads them, a name that is no formula, an interval that is one cell.
        assertThat(whole.path("cost").asText())
                .startsWith("\ufeffmethod,parameters,epochs,training s,samples/s,peak MiB,tuning trials\r\n")
                .contains("\r\nkd,609153,8,61.3,1834,2310,–\r\n", "\r\n'=1+1,609153,");
        List<String> difference = row(whole.path("difference"), "kd");
        assertThat(difference).anyMatch(one -> one.matches("-?0\\.\\d{3}"));
        assertThat(difference).anyMatch(one -> one.matches("\\[-?0\\.\\d{3}, -?0\\.\\d{3}\\]"));
        assertThat(row(whole.path("scores"), "kd").get(1))
                .matches("0\\.\\d{3} ± 0\\.\\d{3} \\[-?0\\.\\d{3}, [01]\\.\\d{3}\\]");
        assertThat(pressed.path("cells"))
                .extracting(JsonNode::asText)
                .containsExactly(
                        "method",
                        "-12345.5",
                        "0.25",
                        "1e-7",
                        "\"[-0.01, 0.02]\"",
                        "\"-0.012 [-0.030, 1234]\"",
                        "\"[1, 2, 3]\"",
                        "'-2+3",
                        "'-1 -1",
                        "'@x",
                        "\"'=a,\"\"b\"\"\"",
                        "2026-01-02");

        // A method that is switched off is in no table by method, no table of methods side by side and no chart.
        assertThat(heads(whole.path("settings"))).containsExactly("setting", "teacher", "plain", "kd", "=1+1");
        assertThat(heads(without.path("settings"))).containsExactly("setting", "teacher", "plain", "=1+1");
        assertThat(without.path("settings").asText().lines())
                .allMatch(line -> cells(line).size() == 4);
        for (String table : List.of("cost", "scores", "difference")) {
            assertThat(whole.path(table).asText()).as(table).contains("\r\nkd,");
            assertThat(without.path(table).asText())
                    .as(table)
                    .doesNotContain("\r\nkd,")
                    .contains("\r\n'=1+1,");
        }
        assertThat(whole.path("drawn").asText()).contains("\r\nkd,1,1,");
        assertThat(without.path("drawn").asText()).doesNotContain("kd").contains("\r\nplain,1,1,");
        assertThat(whole.path("legend").asText()).contains("kd");
        assertThat(without.path("legend").asText()).doesNotContain("kd").contains("plain");
        assertThat(heads(without.path("confusion")))
                .as("a class that is called like a method stays")
                .isEqualTo(heads(whole.path("confusion")))
                .contains("kd");
        assertThat(pressed.path("again")).isEqualTo(whole);

        // Paper has one width, and nothing folded.
        assertThat(pressed.at("/screen/folded").asInt()).isPositive();
        assertThat(pressed.at("/screen/widths")).isNotEmpty().allMatch(width -> width.asInt() < 600);
        assertThat(pressed.at("/print/folded").asInt()).isZero();
        assertThat(pressed.at("/print/widths")).hasSize(pressed.path("charts").asInt());
        assertThat(pressed.at("/print/widths")).allMatch(width -> width.asInt() == 640);
        assertThat(pressed.path("after")).isEqualTo(pressed.path("screen"));
    }

    /** Adds a script to a page, and its hash to the page's policy. */
    private static void press(Path page, String script) throws IOException {
        String before = Files.readString(page);
        byte[] hash =
                new Sha256().bytes(script.getBytes(StandardCharsets.UTF_8)).hash();
        String after = before.replaceFirst(
                        "script-src ",
                        "script-src 'sha256-" + Base64.getEncoder().encodeToString(hash) + "' ")
                .replace("</body></html>", "<script>" + script + "</script></body></html>");
        Files.writeString(page, after);
    }

    private static List<String> heads(JsonNode csv) {
        return cells(csv.asText().substring(1).lines().findFirst().orElseThrow());
    }

    private static List<String> row(JsonNode csv, String name) {
        return csv.asText()
                .lines()
                .map(PageInBrowserTest::cells)
                .filter(cells -> cells.get(0).equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** The cells of a line of RFC 4180, without what guards them. */
    private static List<String> cells(String line) {
        return Pattern.compile("\\G(?:^|,)(?:\"((?:[^\"]|\"\")*)\"|([^,]*))")
                .matcher(line)
                .results()
                .map(cell -> Optional.ofNullable(cell.group(1)).orElse(cell.group(2)))
                .map(cell -> cell.replace("\"\"", "\"").replaceFirst("^'", ""))
                .toList();
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
