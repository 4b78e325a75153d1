package dev.decant.study.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.decant.study.comparison.Comparison;
import dev.decant.study.comparison.ComparisonCalculation;
import dev.decant.study.comparison.ComparisonSetup;
import dev.decant.study.comparison.Findings;
import dev.decant.study.comparison.Measure;
import dev.decant.study.comparison.MethodResult;
import dev.decant.study.comparison.SeedFailure;
import dev.decant.study.comparison.SeedRow;
import dev.decant.study.comparison.SyntheticRuns;
import dev.decant.study.example.Examples;
import dev.decant.study.page.ComparisonPage;
import dev.decant.study.search.TuningEffort;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportsTest {
    private final SyntheticRuns runs = new SyntheticRuns(80, 3, true);

    private Comparison comparison(int seeds) {
        List<MethodResult> contenders = new ArrayList<>();
        contenders.add(runs.method("plain", 2, seeds));
        MethodResult named = runs.method("a, \"very\" long name of a contender", 1, seeds);
        contenders.add(new MethodResult(
                named.name(),
                named.finished(),
                List.of(),
                List.of("epochs = 60", "optimizer.learning-rate = 3e-4"),
                20));
        contenders.add(new MethodResult(
                "broken", List.of(), List.of(new SeedFailure(1, "the loss is NaN\n\tat somewhere")), List.of(), 0));
        return ComparisonCalculation.of(runs.setup(100), Optional.of(runs.method("teacher", .5, seeds)), contenders);
    }

    @Test
    void theTableFitsTheTerminalAndSaysWhatItShows() {
        String text = TerminalReport.render(comparison(3));

        assertThat(text.lines()).allMatch(line -> line.length() <= 120);
        assertThat(text)
                .contains("80 test records of 40 patients, 3 seeds (1, 2, 3), baseline plain")
                .contains("selected by f1 on the validation split")
                .contains("95 % interval")
                .contains("win/tie/loss")
                .contains("r2_teacher")
                .contains("1,234,567")
                .contains("differs: epochs = 60, optimizer.learning-rate = 3e-4")
                .contains("FAILED broken, seed 1: the loss is NaN\n")
                .doesNotContain("at somewhere")
                .contains("score: overlap_metric of overlap")
                .contains("Primary measure\nmeasure ")
                .contains("Secondary measures\nmeasure ")
                .contains("p (Holm)")
                .contains("corr2_teacher")
                .doesNotContain("verdict");
        List<String> lines = text.lines().toList();
        int header = lines.indexOf(
                lines.stream().filter(l -> l.startsWith("method")).findFirst().orElseThrow());
        assertThat(lines.get(header + 2)).startsWith("chance ");
        assertThat(lines.get(header + 3)).startsWith("teacher ");
        assertThat(lines.get(header + 4)).startsWith("plain ");
    }

    /** What the search took and chose: in text, in JSON and on the page. */
    @Test
    void whatWasSpentOnTuningIsTold(@TempDir Path folder) throws IOException {
        ComparisonSetup plain = runs.setup(100);
        Map<String, TuningEffort> tuning = new LinkedHashMap<>();
        tuning.put("plain", effort(16, 1234, .61234, Map.of("train.rate", "3e-4")));
        tuning.put("kd", effort(12, 999, .71234, Map.of("temperature", "4.5")));
        ComparisonSetup tuned = new ComparisonSetup(
                plain.name(),
                plain.baseline(),
                plain.select(),
                plain.scorer(),
                plain.resamples(),
                plain.confidence(),
                plain.margin(),
                plain.randomSeed(),
                plain.groups(),
                plain.judged(),
                tuning,
                plain.provenance());
        Comparison comparison = ComparisonCalculation.of(
                tuned, Optional.empty(), List.of(runs.method("plain", 2, 2), runs.method("kd", 1, 2)));

        String text = TerminalReport.render(comparison);
        assertThat(text.lines()).allMatch(line -> line.length() <= 120);
        assertThat(text)
                .contains("Tuned on the validation split with seeds [7, 8], which the comparison does not use")
                .containsPattern("tuned +trials +epochs +train s +f1 of the best\n")
                .containsPattern("plain +16 +1,234 +2,500\\.5 +0\\.612\n")
                .containsPattern("kd +12 +999 +2,500\\.5 +0\\.712\n")
                .contains("settings of plain: train.rate = 3e-4\n")
                .contains("settings of kd: temperature = 4.5\n");
        JsonNode kd = new ComparisonJson().of(comparison).path("tuning").path("kd");
        assertThat(kd.path("trials").asInt()).isEqualTo(12);
        assertThat(kd.path("train_seconds").asDouble()).isEqualTo(2500.5);
        assertThat(kd.path("chosen").path("temperature").asText()).isEqualTo("4.5");
        assertThat(new ComparisonJson()
                        .of(ComparisonCalculation.of(plain, Optional.empty(), List.of(runs.method("plain", 2, 2))))
                        .has("tuning"))
                .isFalse();
        Path page = folder.resolve("tuned.html");
        ComparisonPage.write(
                page, new Findings(comparison, Map.of(), List.of(), new Examples("", List.of(), false, List.of())));
        assertThat(Files.readString(page)).contains("<h2>Tuning</h2>", "1,234", "temperature = 4.5", "2 seeds (7, 8)");
    }

    private static TuningEffort effort(int trials, long epochs, double value, Map<String, String> chosen) {
        return new TuningEffort(trials, epochs, 2500.5, List.of(7L, 8L), "f1", value, chosen);
    }

    @Test
    void oneSeedSaysThatItsIntervalsAreOverPatientsOnly() {
        String text = TerminalReport.render(comparison(1)).replaceAll("\\s+", " ");
        assertThat(text)
                .containsOnlyOnce("No verdict: fewer than three seeds.")
                .doesNotContain("p (Holm)")
                .contains("One seed only: the 95 % intervals are over patients alone")
                .contains("1 seed (1)");
        assertThat(text.substring(0, text.indexOf("* Checkpoints"))).doesNotContain("±");
    }

    @Test
    void numbersAreWrittenAlikeInEveryLocale() {
        Locale before = Locale.getDefault();
        Comparison comparison = comparison(2);
        String expected = TerminalReport.render(comparison);
        try {
            Locale.setDefault(Locale.GERMANY);
            assertThat(TerminalReport.render(comparison)).isEqualTo(expected);
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void theCsvHasOneRowForEachContenderSeedAndMetric() {
        Comparison comparison = comparison(2);
        List<String> lines = ComparisonCsv.render(comparison).lines().toList();

        assertThat(lines.get(0)).isEqualTo("contender,role,seed,run,metric,value,endpoint");
        SeedRow plain = comparison.methods().get(1).seeds().get(1);
        assertThat(lines)
                .contains("plain,baseline,2,runs/plain/2,f1," + plain.test().f1() + ",primary")
                .contains("plain,baseline,2,runs/plain/2,auroc," + plain.test().auroc() + ",secondary")
                .contains("plain,baseline,2,runs/plain/2,corr2_teacher,"
                        + plain.toTeacher().orElseThrow().squaredCorrelation() + ",secondary")
                .contains("plain,baseline,2,runs/plain/2,parameters,1234567,")
                .contains("plain,baseline,2,runs/plain/2,score:undefined,NaN,")
                .contains("chance,chance,,,auroc,0.5,secondary")
                .anyMatch(line -> line.startsWith("\"a, \"\"very\"\" long name of a contender\",contender,1,"));
        // chance: 5 metrics and 2 of the scorer; a run: those and 5 of cost, a student 2 of similarity too
        assertThat(lines).hasSize(1 + 7 + 2 * 12 + 2 * 2 * 14);
    }

    @Test
    void theJsonHasEverythingAndNullForWhatIsUndefined() throws IOException {
        Comparison comparison = comparison(2);
        String text = new ComparisonJson().render(comparison);
        JsonNode json = new ObjectMapper().readTree(text);

        assertThat(text).doesNotContain("NaN\"").doesNotContain(": NaN");
        JsonNode plain = json.at("/methods/1");
        assertThat(plain.get("role").asText()).isEqualTo("baseline");
        assertThat(plain.at("/summary/f1/mean").asDouble())
                .isCloseTo(
                        Arrays.stream(comparison.methods().get(1).values(Measure.F1))
                                .average()
                                .orElseThrow(),
                        within(1e-12));
        assertThat(plain.at("/summary/f1/low").asDouble())
                .isLessThan(plain.at("/summary/f1/high").asDouble());
        assertThat(plain.at("/seeds/0/test/scorer/numbers/undefined").isNull()).isTrue();
        assertThat(plain.at("/seeds/0/r2_teacher_by_class")).hasSize(3);
        assertThat(json.at("/methods/0/seeds/0/cost/peak_memory_mib").isNull()).isTrue();
        assertThat(json.at("/methods/3/failures/0/reason").asText()).startsWith("the loss is NaN");
        assertThat(json.at("/provenance/data").asText()).isEqualTo("synthetic");
        assertThat(json.at("/provenance/undefined").isNull()).isTrue();
        assertThat(json.get("differences")).hasSize(7 + 5);
        assertThat(json.at("/differences/0/p").isNull()).isTrue();
        assertThat(json.at("/differences/0/decided").isNull()).isTrue();
        assertThat(json.at("/differences/0/endpoint").asText()).isEqualTo("primary");
        assertThat(json.at("/differences/2/endpoint").asText()).isEqualTo("secondary");
        assertThat(json.get("primary").asText()).isEqualTo("f1");
        assertThat(json.has("non_inferiority")).isFalse();
        assertThat(plain.at("/seeds/0/corr2_teacher").asDouble()).isPositive();
        assertThat(json.get("confidence").asDouble()).isEqualTo(.95);
    }

    @Test
    void nonInferiorityIsInTextAndJson() throws IOException {
        Comparison comparison = ComparisonCalculation.of(
                runs.setup(100, OptionalDouble.of(.1), Map.of()),
                Optional.of(runs.method("teacher", .5, 3)),
                List.of(runs.method("plain", 2, 3), runs.method("near", .5, 3)));

        assertThat(TerminalReport.render(comparison))
                .containsPattern("measure +method +less teacher +95 % interval +to the teacher")
                .containsPattern("f1 +plain +-0.*not shown")
                .contains("lies wholly above −0.1");
        JsonNode found = new ObjectMapper()
                .readTree(new ComparisonJson().render(comparison))
                .get("non_inferiority");
        assertThat(found.get("margin").asDouble()).isEqualTo(.1);
        assertThat(found.get("methods")).hasSize(2);
        assertThat(found.at("/methods/0/finding").asText()).isEqualTo("not shown");
        assertThat(found.at("/methods/0/low").asDouble())
                .isLessThan(found.at("/methods/0/difference").asDouble());
    }

    @Test
    void filesAppearWholeAndReplaceTheFormerOnes(@TempDir Path folder) throws IOException {
        Path runsFolder = folder.resolve("toy");
        Comparison comparison = comparison(1);
        ComparisonFiles.write(runsFolder, comparison, Map.of());
        Files.writeString(runsFolder.resolve("comparison.csv"), "old");
        ComparisonFiles.write(runsFolder, comparison, Map.of());

        assertThat(runsFolder.resolve("comparison.csv")).hasContent(ComparisonCsv.render(comparison));
        assertThat(runsFolder.resolve("comparison.txt")).hasContent(TerminalReport.render(comparison));
        try (Stream<Path> files = Files.list(runsFolder)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("comparison.txt", "comparison.csv", "comparison.json");
        }
    }
}
