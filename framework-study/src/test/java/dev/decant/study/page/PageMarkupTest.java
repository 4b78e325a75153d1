package dev.decant.study.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.decant.api.task.Task;
import dev.decant.study.comparison.Comparison;
import dev.decant.study.comparison.Findings;
import dev.decant.study.example.Examples;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PageMarkupTest {
    private static final String IMAGE = "<img src=x onerror=alert(1)>";
    private static final String SCRIPT = "</script><script>alert(1)</script>";

    @TempDir
    private Path folder = Path.of("");

    private Comparison comparison;
    private String page = "";

    @BeforeEach
    void write() throws Exception {
        ToyRuns runs = new ToyRuns(
                folder, new Task.MultiClass(List.of("N", IMAGE, SCRIPT, "a\u2028b")), 60, 2, SCRIPT + "\"'&");
        comparison = runs.comparison("plain", IMAGE, SCRIPT);
        Path file = folder.resolve("report.html");
        ComparisonPage.write(file, new Findings(comparison, Map.of(), runs.analyses(), runs.examples()));
        page = Files.readString(file);
    }

    @Test
    void namesOfMethodsClassesAndRecordsAreTextEverywhere() {
        assertThat(page)
                .contains("&lt;img src=x onerror=alert(1)&gt;")
                .contains("&lt;/script&gt;&lt;script&gt;alert(1)&lt;/script&gt;")
                .doesNotContain(IMAGE)
                .doesNotContain("<script>alert")
                .doesNotContain("<b>II</b>");
        assertThat(data()).allSatisfy(json -> assertThat(json).doesNotContain("<", ">", "&", "\u2028", "\u2029"));
        assertThat(data()).anySatisfy(json -> assertThat(json).contains("\\u003cimg src=x onerror=alert(1)\\u003e"));
        assertThat(data()).anySatisfy(json -> assertThat(json).contains("a\\u2028b"));
    }

    @Test
    void thePolicyNamesTheHashOfEveryScriptAndOfTheStyleSheet() throws Exception {
        String policy = group("<meta http-equiv=\"Content-Security-Policy\" content=\"([^\"]*)\">")
                .replace("&#39;", "'");

        assertThat(policy).startsWith("default-src 'none'").doesNotContain("unsafe-eval", "http:", "https:", "*");
        String scripts = Pattern.compile("script-src ([^;]*);")
                .matcher(policy)
                .results()
                .findFirst()
                .orElseThrow()
                .group(1);
        List<String> expected = new ArrayList<>();
        Matcher script =
                Pattern.compile("<script>(.*?)</script>", Pattern.DOTALL).matcher(page);
        while (script.find()) {
            expected.add(hash(script.group(1)));
        }
        expected.add(
                hash(unpacked(group("<script type=\"application/gzip\" id=\"library\">([A-Za-z0-9+/=]*)</script>"))));
        assertThat(scripts.split(" ")).containsExactlyElementsOf(expected).hasSize(2);
        Matcher style = Pattern.compile("<style>(.*?)</style>", Pattern.DOTALL).matcher(page);
        assertThat(style.find()).isTrue();
        assertThat(policy).contains("style-src-elem " + hash(style.group(1)) + ";");
    }

    @Test
    void nothingIsLoadedFromElsewhere() {
        String markup = Pattern.compile("<script>.*?</script>", Pattern.DOTALL)
                .matcher(page)
                .replaceAll("");

        assertThat(Pattern.compile("(?:src|href|action|data)=\"([^\"]*)\"")
                        .matcher(markup)
                        .results()
                        .map(found -> found.group(1)))
                .isNotEmpty()
                .allMatch(address -> address.startsWith("#") || address.startsWith("data:image/png;base64,"));
        assertThat(markup).doesNotContain("<link", "<iframe", "<object", "@import", "url(", "<base");
        assertThat(page.split("eval\\(")).hasSize(1);
    }

    @Test
    void whatWasTrainedIsSideBySideAndInFull() {
        assertThat(page)
                .contains("<th scope=\"row\">train.optimizer.learning-rate</th><td>0.001</td>")
                .contains("weight = 1")
                .contains("<pre tabindex=\"0\"><code>student");
    }

    @Test
    void wordsComeFirstAndEveryChartHasATable() {
        assertThat(headings())
                .containsExactly(
                        "Verdict",
                        "Scores",
                        "What was trained",
                        "Learning curves",
                        "Classes",
                        "Confusion",
                        "Operating points",
                        "Similarity of representations",
                        "Self-attention",
                        "Example recordings",
                        "Cost",
                        "Provenance");
        Matcher figure = Pattern.compile("<figure><figcaption>.*?</figure>", Pattern.DOTALL)
                .matcher(page);
        int charts = 0;
        while (figure.find()) {
            if (figure.group().contains("class=\"chart\"")) {
                charts++;
                assertThat(figure.group()).contains("<table", "aria-label=");
            }
        }
        assertThat(charts).isGreaterThan(8);
        comparison
                .warnings()
                .forEach(warning ->
                        assertThat(page).contains(Html.text(warning).toString().substring(4)));
        comparison
                .notes()
                .forEach(note -> assertThat(page).contains(Html.text(note).toString()));
    }

    @Test
    void aRunWhoseFolderIsGoneHasNoCurvesAndAllTheRest() throws Exception {
        ToyRuns runs = new ToyRuns(folder.resolve("gone"), new Task.MultiLabel(List.of("a", "b")), 30, 1, "r");
        Comparison toy = runs.comparison("plain", "bbm");
        for (var run : runs.runs) {
            Files.delete(run.folder().result());
        }
        Path file = folder.resolve("gone.html");

        ComparisonPage.write(file, new Findings(toy, Map.of(), List.of(), Examples.none()));

        page = Files.readString(file);
        assertThat(headings()).containsExactly("Verdict", "Scores", "Classes", "Cost", "Provenance");
    }

    private List<String> headings() {
        return Pattern.compile("<h2>([^<]*)</h2>")
                .matcher(page)
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    private List<String> data() {
        return Pattern.compile("<script type=\"application/json\">(.*?)</script>", Pattern.DOTALL)
                .matcher(page)
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    private String group(String pattern) {
        Matcher matcher = Pattern.compile(pattern).matcher(page);
        assertThat(matcher.find()).isTrue();
        return matcher.group(1);
    }

    private static String unpacked(String base64) throws IOException {
        byte[] packed = Base64.getDecoder().decode(base64);
        try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(packed))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static String hash(String content) throws Exception {
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8));
        return "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
    }
}
