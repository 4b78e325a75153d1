package dev.decant.study.curve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.decant.api.data.DataException;
import dev.decant.runtime.statistics.Interval;
import dev.decant.runtime.statistics.Summary;
import dev.decant.study.comparison.Measure;
import dev.decant.study.comparison.Role;
import dev.decant.study.request.InvalidRequest;
import dev.decant.study.table.CurveCsv;
import dev.decant.study.table.CurveJson;
import dev.decant.study.table.CurveText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CurveMakingTest {
    private static final CurveMethod TEACHER = new CurveMethod("teacher", Role.TEACHER);
    private static final CurveMethod PLAIN = new CurveMethod("plain", Role.BASELINE);
    private static final CurveMethod KD = new CurveMethod("kd", Role.CONTENDER);

    @TempDir
    private Path folder = Path.of("");

    @Test
    void pointsStandByTheNumberOfLabelsWithMeansAndIntervalsOverSeeds() throws IOException {
        Path many = comparison(400).method("teacher", "teacher", .9).in(folder.resolve("a"));
        Path few = comparison(50).method("kd", "contender", .5, .6, .7).in(folder.resolve("b"));
        LabelCurve curve = curve(many, few);

        assertThat(curve.measure()).isEqualTo(Measure.F1);
        assertThat(curve.primary()).isTrue();
        assertThat(curve.methods()).containsExactly(TEACHER, PLAIN, KD);
        assertThat(curve.points()).extracting(CurvePoint::labelled).containsExactly(50, 400);
        assertThat(curve.points()).extracting(CurvePoint::records).containsOnly(1000);
        assertThat(curve.points()).extracting(CurvePoint::folder).containsExactly(few, many);
        CurvePoint first = curve.points().get(0);
        Summary kd = first.of(KD).orElseThrow();
        assertThat(kd.mean()).isCloseTo(.6, within(1e-12));
        assertThat(kd.sd()).isCloseTo(.1, within(1e-12));
        assertThat(kd.count()).isEqualTo(3);
        Interval interval = first.interval(KD).orElseThrow();
        double quantile = .95 * Math.sqrt(2 / (1 - .95 * .95)); // of t with 2 degrees of freedom
        assertThat(interval.low()).isCloseTo(.6 - quantile * .1 / Math.sqrt(3), within(1e-9));
        assertThat(interval.high()).isCloseTo(.6 + quantile * .1 / Math.sqrt(3), within(1e-9));
        assertThat(first.interval(PLAIN)).as("two seeds").isEmpty();
        assertThat(curve.points().get(1).interval(TEACHER)).as("one seed").isEmpty();
        assertThat(curve.notes())
                .containsExactly(
                        "teacher has no value at 50 labelled records.", "kd has no value at 400 labelled records.");
    }

    @Test
    void theTableTheCsvAndTheJsonHaveTheSameNumbers() throws IOException {
        Path few = comparison(50).method("kd", "contender", .5, .6, .7).in(folder.resolve("few"));
        Path many = comparison(1000).method("kd", "contender", .8).in(folder.resolve("many"));
        LabelCurve curve = curve(few, many);

        assertThat(CurveText.render(curve, Integer.MAX_VALUE))
                .containsPattern("(?m)^labelled +training +plain +kd$")
                .containsPattern("(?m)^ +50 +1,000 +0\\.500 ± 0\\.141 \\(2\\) +0\\.600 ± 0\\.100 \\(3\\)$")
                .containsPattern("(?m)^ +1,000 +1,000 +0\\.500 ± 0\\.141 \\(2\\) +0\\.800 \\(1\\)$")
                .startsWith("f1 on the test split of cinc2017 by the number of labelled training records");
        assertThat(CurveCsv.render(curve).lines())
                .hasSize(5)
                .startsWith("labelled,training,test,method,role,measure,seeds,mean,sd,low,high,folder")
                .anyMatch(line -> line.matches(
                        "50,1000,200,kd,contender,f1,3,0\\.6[^,]*,0\\.[^,]+,0\\.35[^,]+,0\\.84[^,]+,.*few"))
                .anyMatch(line -> line.matches("1000,1000,200,kd,contender,f1,1,0\\.8,,,,.*many"));
        assertThat(CurveJson.render(curve))
                .contains("\"labelled\" : 50", "\"endpoint\" : \"primary\"", "\"low\" : 0.35", "\"low\" : null");
    }

    @Test
    void whatCannotStandOnOneCurveIsRefused() throws IOException {
        refused(
                "cannot stand on one curve: they have different data: cinc2017 and ucr",
                one -> one.training().put("data", "ucr"));
        refused(
                "different data: the files, or how cinc2017 reads them",
                one -> one.training().put("fingerprint", "bb"));
        refused("different inputs", one -> one.training().put("input", "any length"));
        refused("different primary measures: f1 and auroc", one -> one.json().put("primary", "auroc"));
        refused("different baselines: plain and kd", one -> one.json().put("baseline", "kd"));
        refused("another scorer: scorer.type", one -> section(one, "scorer").put("type", "other"));
        refused(
                "another scorer: scorer.type",
                one -> ((ObjectNode) one.training().get("settings")).remove("scorer"));
        refused("another student: student.depth", one -> section(one, "student").put("depth", 16));
        refused(
                "another teacher: teacher.filters",
                one -> section(one, "teacher").put("filters", 8));
        refused("both have 50 labelled training records", one -> one.training().put("labelled", 50));
        refused("written by an older version", one -> one.json().remove("training"));
        refused("no run of the comparison in", one -> one.json().putArray("methods"));
    }

    @Test
    void aFolderWithoutAFinishedComparisonIsRefused() throws IOException {
        Path good = comparison(50).in(folder.resolve("good"));
        assertThatThrownBy(() -> curve(good, folder.resolve("none")))
                .isInstanceOf(InvalidRequest.class)
                .hasMessageContaining("holds no finished comparison");
        assertThatThrownBy(() -> curve(good))
                .isInstanceOf(InvalidRequest.class)
                .hasMessageContaining("two comparisons or more");
    }

    @Test
    void aMeasureThatIsNoneOrHasNoValueIsRefused() throws IOException {
        Path one = comparison(50).in(folder.resolve("one"));
        Path two = comparison(60).in(folder.resolve("two"));
        CurveMaking making = new CurveMaking();
        assertThatThrownBy(() -> making.curve(List.of(one, two), Optional.of("f2")))
                .isInstanceOf(InvalidRequest.class)
                .hasMessageStartingWith("measure: got f2; expected one of f1, auroc,");
        assertThatThrownBy(() -> making.curve(List.of(one, two), Optional.of("auroc")))
                .isInstanceOf(InvalidRequest.class)
                .hasMessage("measure auroc has no value in any of these comparisons");
    }

    @Test
    void damagedFilesAreNamed() throws IOException {
        Path good = comparison(50).in(folder.resolve("good"));
        Path bad = comparison(60).in(folder.resolve("bad"));
        Files.writeString(bad.resolve("comparison.json"), "{\"primary\": ");
        assertThatThrownBy(() -> curve(good, bad))
                .isInstanceOf(DataException.class)
                .hasMessage(bad.resolve("comparison.json") + " is damaged: it is no JSON from line 1 on");
        WrittenComparison wrong = comparison(60);
        wrong.training().put("labelled", "many");
        assertThatThrownBy(() -> curve(good, wrong.in(bad)))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("training.labelled is no number of records");
        Files.writeString(bad.resolve("comparison.json"), "[]");
        assertThatThrownBy(() -> curve(good, bad)).isInstanceOf(DataException.class);
        Files.writeString(bad.resolve("comparison.json"), "");
        assertThatThrownBy(() -> curve(good, bad)).isInstanceOf(DataException.class);
    }

    @Test
    void otherTestRecordsAndSettingsAreSaid() throws IOException {
        Path one = comparison(50).in(folder.resolve("one"));
        WrittenComparison other = comparison(60);
        other.training().put("tested", "t2").put("validation", 90);
        section(other, "train").put("epochs", 20);
        LabelCurve curve = curve(one, other.in(folder.resolve("two")));

        assertThat(curve.notes()).hasSize(3);
        assertThat(curve.notes().get(0)).startsWith("The comparisons were tested on different records");
        assertThat(curve.notes().get(1)).startsWith("The validation splits differ in size");
        assertThat(curve.notes().get(2)).isEqualTo("The comparisons do not have the same settings: train.epochs.");
        assertThat(CurveText.render(curve, 80)).contains("note: The comparisons were tested on different records");
    }

    private void refused(String message, Consumer<WrittenComparison> change) throws IOException {
        Path one = comparison(50).in(folder.resolve("one"));
        WrittenComparison other = comparison(100);
        change.accept(other);
        Path two = other.in(folder.resolve("two"));
        assertThatThrownBy(() -> curve(one, two))
                .isInstanceOf(InvalidRequest.class)
                .hasMessageContaining(message);
    }

    private static ObjectNode section(WrittenComparison one, String name) {
        return (ObjectNode) one.training().get("settings").get(name);
    }

    private static WrittenComparison comparison(int labelled) throws IOException {
        return WrittenComparison.of(labelled).method("plain", "baseline", .4, .6);
    }

    private static LabelCurve curve(Path... folders) throws IOException {
        return new CurveMaking().curve(List.of(folders), Optional.empty());
    }
}
