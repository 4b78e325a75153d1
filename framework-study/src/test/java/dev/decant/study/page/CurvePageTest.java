package dev.decant.study.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.decant.runtime.statistics.Summary;
import dev.decant.study.comparison.Measure;
import dev.decant.study.comparison.Role;
import dev.decant.study.curve.CurveMethod;
import dev.decant.study.curve.CurvePoint;
import dev.decant.study.curve.LabelCurve;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CurvePageTest {
    private static final String SCRIPT = "</script><script>alert(1)</script>";

    @TempDir
    private Path folder = Path.of("");

    @Test
    void thePageHasAChartTheTableAndWhatMustBeKnown() throws IOException {
        assertThat(CurveFolder.write(folder.resolve("curve"), curve()))
                .containsExactly("curve.html", "curve.csv")
                .allSatisfy(name ->
                        assertThat(folder.resolve("curve").resolve(name)).isNotEmptyFile());
        String page = Files.readString(folder.resolve("curve/curve.html"));

        assertThat(Pattern.compile("<h2>([^<]*)</h2>").matcher(page).results().map(found -> found.group(1)))
                .containsExactly("Curve", "Numbers", "Comparisons");
        assertThat(page)
                .contains("<h1>F1 by labelled records, cinc2017</h1>")
                .contains("<li>Tested elsewhere.</li>")
                .contains("95 % t intervals over the seeds of a method")
                .contains("<th scope=\"row\">1,000</th><td>0.900</td><td>0.600 (0.352 to 0.848)</td>")
                .contains("<th scope=\"row\">50</th><td>–</td><td>0.500 ± 0.141 (2)</td>")
                .contains("&lt;/script&gt;&lt;script&gt;alert(1)&lt;/script&gt;")
                .doesNotContain("<script>alert");
        String data = Pattern.compile("<script type=\"application/json\">(.*?)</script>")
                .matcher(page)
                .results()
                .map(found -> found.group(1))
                .findFirst()
                .orElseThrow();
        assertThat(data)
                .contains("\"labelled\":[50,200,1000]", "\"means\":[null,null,0.9]", "\"means\":[0.5,0.55,0.6]")
                .contains("\"lows\":[null,0.42579,0.35159]", "\"highs\":[null,0.67421,0.84841]", "\"seeds\":[2,3,3]")
                .contains("\"name\":\"teacher\",\"color\":\"var(--ink)\",\"symbol\":\"diamond\",\"dash\":\"dashed\"");
    }

    @Test
    void aBrowserDrawsTheChart() throws Exception {
        Optional<Browser> browser = Browser.find();
        assumeTrue(browser.isPresent(), "skipped: no Chromium on the path or in $CHROME");
        Path file = folder.resolve("curve.html");
        CurvePage.write(file, curve());

        Browser.Opened opened = browser.orElseThrow().open(file, Files.createTempDirectory(folder, "browser"));

        assertThat(opened.document())
                .as(opened.log())
                .contains(
                        "data-charts=\"1\"",
                        "<svg width=",
                        "fill-opacity=\"0.13\"",
                        ">labelled training records</text>")
                .containsPattern(">(64|128|512|1024)</text>")
                .doesNotContain("data-errors=");
        assertThat(opened.log()).doesNotContain("Refused to", "Uncaught", "violates the following");
    }

    private static LabelCurve curve() {
        return new LabelCurve(
                "cinc2017",
                Measure.F1,
                true,
                "plain",
                List.of(new CurveMethod("teacher", Role.TEACHER), new CurveMethod(SCRIPT, Role.BASELINE)),
                List.of(
                        new CurvePoint(50, 1000, 200, Path.of("few"), Map.of(SCRIPT, Summary.of(.4, .6))),
                        new CurvePoint(200, 1000, 200, Path.of("some"), Map.of(SCRIPT, Summary.of(.5, .55, .6))),
                        new CurvePoint(
                                1000,
                                1000,
                                200,
                                Path.of("many"),
                                Map.of("teacher", Summary.of(.9), SCRIPT, Summary.of(.5, .6, .7)))),
                List.of("Tested elsewhere."));
    }
}
