package dev.decant.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import dev.decant.api.score.Predictions;
import dev.decant.runtime.config.ConfigurationException;
import dev.decant.runtime.config.Experiment;
import dev.decant.runtime.config.Setting;
import dev.decant.runtime.run.FinishedRun;
import dev.decant.study.Decant;
import dev.decant.study.analysis.AnalysedRun;
import dev.decant.study.analysis.AnalysisRequest;
import dev.decant.study.analysis.RepresentationSimilarity.Kernel;
import dev.decant.study.comparison.Compared;
import dev.decant.study.comparison.ComparisonOptions;
import dev.decant.study.comparison.Measure;
import dev.decant.study.comparison.MethodRow;
import dev.decant.study.evaluation.EvaluatedRun;
import dev.decant.study.field.GenerationRequest;
import dev.decant.study.request.InvalidRequest;
import dev.decant.study.run.ListedRun;
import dev.decant.study.run.Predicted;
import dev.decant.study.run.PredictionRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Everything from generated recordings to predictions of others, in Java alone: typed results, a listener, no console. */
final class JavaFaceTest {
    private static final String TEXT = """
            data { type = cinc2019, path = "FOLDER" }
            teacher { type = lstm, layers = 2, units = 8 }
            student {
              type = transformer, blocks = 2, depth = 8, heads = 2, patch = 1, positions = sinusoidal, causal = true
            }
            splitter { type = equal, segments = 2 }
            strategy { type = bbm }
            train { epochs = 1, batch-size = 16, threads = 1, augment = [] }
            evaluate.select = auroc
            compare { baseline = plain, seeds = [3, 4], resamples = 200, strategies { plain { type = plain }, bbm = ${strategy} } }
            analysis { records = 16, batch-size = 8, window = 6 }
            """;

    @TempDir
    Path folder;

    private final Decant decant = Decant.create();
    private final HeardProgress heard = new HeardProgress();
    private Path file = Path.of("");
    private Setting runs = new Setting("runs", "");

    @BeforeEach
    void generate() throws IOException {
        Path records = decant.generate(
                new GenerationRequest("icu", folder.resolve("records"), 80, 1, List.of(new Setting("septic", "0.4"))));
        file = folder.resolve("hourly.conf");
        Files.writeString(file, TEXT.replace("FOLDER", records.toString().replace("\\", "/")));
        runs = new Setting("runs", folder.resolve("runs").toString());
    }

    @Test
    void aRunIsTrainedFoundAgainJudgedLookedIntoExportedAndPredictsOthers() throws IOException {
        Experiment experiment = decant.load(file, runs, new Setting("train.epochs", "2"));
        assertThat(experiment.train().epochs()).isEqualTo(2);

        EvaluatedRun trained = decant.train(experiment, heard);

        assertThat(heard.started).containsExactly("teacher 1", "bbm 1");
        assertThat(heard.epochs).containsExactly("train 1/2", "train 2/2", "train 1/2", "train 2/2");
        assertThat(heard.steps).isPositive();
        assertThat(heard.finished).hasSize(2);
        assertThat(trained.run().label()).isEqualTo("bbm");
        assertThat(trained.test().unit()).isEqualTo("steps");
        assertThat(trained.test().evaluation().accuracy())
                .isCloseTo(accuracy(trained.run().test()), within(1e-12));
        assertThat(trained.report().orElseThrow()).isNotEmptyFile();

        HeardProgress second = new HeardProgress();
        Path run = decant.train(experiment, second).run().folder().path();
        assertThat(second.started).as("what is finished is found").isEmpty();
        assertThat(run).isEqualTo(trained.run().folder().path());
        EvaluatedRun judged = decant.evaluate(run, heard);
        assertThat(judged.test().evaluation()).isEqualTo(trained.test().evaluation());
        assertThat(judged.report()).as("there is a page already").isEmpty();

        AnalysedRun analysed =
                decant.analyse(List.of(run), AnalysisRequest.usual(), heard).get(0);
        assertThat(analysed.teacher().map(FinishedRun::label)).contains("teacher");
        assertThat(analysed.test()
                        .analysis()
                        .toTeacher(Kernel.LINEAR)
                        .orElseThrow()
                        .matrix())
                .hasDimensions(2, 2);
        assertThat(analysed.test().outputs()).isPresent();
        assertThat(analysed.external()).isEmpty();
        assertThat(heard.notices).anyMatch(line -> line.startsWith("analysing " + run));

        Path others = decant.generate(new GenerationRequest("icu", folder.resolve("others"), 12, 9, List.of()));
        Path answers = folder.resolve("answers");
        assertThatThrownBy(() -> decant.predict(PredictionRequest.of(run, List.of(others), answers), heard))
                .isInstanceOfSatisfying(
                        InvalidRequest.class,
                        request -> assertThat(request.option()).contains("format"))
                .hasMessage("format csv cannot hold predictions of the classes [sepsis]");
        Predicted predicted =
                decant.predict(new PredictionRequest(run, List.of(others), answers, "cinc2019", List.of()), heard);
        assertThat(predicted.records()).isEqualTo(12);
        assertThat(predicted.predictions().ids()).hasSizeGreaterThan(12);
        assertThat(answers.resolve("s000012.psv")).isNotEmptyFile();

        assertThat(decant.export(run, folder.resolve("exported")).resolve("1/saved_model.pb"))
                .isNotEmptyFile();
        assertThat(decant.runs(folder.resolve("runs")))
                .extracting(ListedRun::label, ListedRun::status)
                .containsExactly(tuple("bbm", ListedRun.Status.FINISHED), tuple("teacher", ListedRun.Status.FINISHED));
    }

    @Test
    void strategiesAreComparedOverTwoSeedsAndTheirRunsOnceMore() throws IOException {
        Experiment experiment = decant.load(file, runs);
        assertThatThrownBy(() -> decant.compare(experiment, ComparisonOptions.against("bmb"), heard))
                .isInstanceOf(InvalidRequest.class)
                .hasMessage("baseline bmb is none of plain, bbm");
        assertThat(heard.started).isEmpty();

        Compared compared = decant.compare(experiment, ComparisonOptions.usual(), heard);

        assertThat(heard.started).containsExactly("teacher 3", "plain 3", "bbm 3", "teacher 4", "plain 4", "bbm 4");
        Map<String, List<FinishedRun>> contenders = compared.runs().contenders();
        assertThat(contenders).containsOnlyKeys("plain", "bbm");
        MethodRow bbm = row(compared, "bbm");
        assertThat(compared.findings().test().seeds()).containsExactly(3L, 4L);
        assertThat(bbm.summary(Measure.ACCURACY).mean())
                .isCloseTo(
                        contenders.getOrDefault("bbm", List.of()).stream()
                                .mapToDouble(run -> accuracy(run.test()))
                                .average()
                                .orElseThrow(),
                        within(1e-12));
        Path experimentFolder = compared.folder().orElseThrow();
        assertThat(experimentFolder.resolve("report.html"))
                .as("nothing is written unasked")
                .doesNotExist();
        assertThat(decant.write(compared.findings(), experimentFolder))
                .containsExactly("report.html", "comparison.txt", "comparison.csv", "comparison.json")
                .allSatisfy(name -> assertThat(experimentFolder.resolve(name)).isNotEmptyFile());

        List<Path> folders = contenders.values().stream()
                .flatMap(List::stream)
                .map(run -> run.folder().path())
                .toList();
        Compared again = decant.compareRuns(folders, ComparisonOptions.against("bbm"), heard);
        assertThat(again.folder()).isEqualTo(Optional.empty());
        assertThat(row(again, "bbm").summary(Measure.AUROC)).isEqualTo(bbm.summary(Measure.AUROC));
        assertThat(again.findings().test().setup().baseline()).isEqualTo("bbm");
    }

    @Test
    void mistakesAreTypedAndValidationTrainsNothing() {
        assertThatThrownBy(() -> decant.load(file, new Setting("train.epoch", "3")))
                .isInstanceOf(ConfigurationException.class);
        assertThat(decant.validate(decant.load(file, runs)))
                .anyMatch(line -> line.startsWith("teacher: "))
                .anyMatch(line -> line.startsWith("bbm: "));
        assertThat(decant.plugins().refused()).isEmpty();
    }

    private static MethodRow row(Compared compared, String method) {
        return compared.findings().test().methods().stream()
                .filter(row -> row.name().equals(method))
                .findFirst()
                .orElseThrow();
    }

    /** The share of rows that were decided as they are, worked out from the predictions themselves. */
    private static double accuracy(Predictions predictions) {
        int right = 0;
        for (int row = 0; row < predictions.ids().size(); row++) {
            right += Arrays.equals(predictions.decisions()[row], predictions.truth()[row]) ? 1 : 0;
        }
        return (double) right / predictions.ids().size();
    }
}
