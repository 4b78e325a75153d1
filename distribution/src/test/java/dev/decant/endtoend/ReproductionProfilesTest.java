package dev.decant.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.decant.endtoend.SmallExperiment.Outcome;
import dev.decant.reproduction.ReproducedTask;
import dev.decant.runtime.config.CompareConfig;
import dev.decant.runtime.config.CompareConfig.Contender;
import dev.decant.runtime.config.EqualTuning;
import dev.decant.runtime.config.Experiment;
import dev.decant.runtime.config.ExperimentLoader;
import dev.decant.runtime.config.ExperimentVariants;
import dev.decant.runtime.config.Setting;
import dev.decant.runtime.config.TeacherConfig;
import dev.decant.runtime.config.TuneConfig;
import dev.decant.runtime.config.TuneParameter;
import dev.decant.runtime.plugin.PluginCatalog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The configurations that repeat the paper. */
final class ReproductionProfilesTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "ecg, quick, 4",
        "ecg, paper, 4",
        "ecg, paper-search, 4",
        "ehr, quick, 3",
        "ehr, paper, 3",
        "ehr, paper-search, 3"
    })
    void whatIsPrintedAndSavedIsWhatIsTrained(String task, String profile, int segments) throws IOException {
        List<String> overrides = List.of(
                "data.path=/data/somewhere",
                "evaluate.external=null",
                "compare.strategies.bbm.weight=7",
                "compare.seeds=[5, 6]");
        List<String> usable = new ArrayList<>(overrides);
        if (profile.equals("quick")) {
            usable.remove("data.path=/data/somewhere");
        }
        List<String> arguments =
                new ArrayList<>(List.of("reproduce", "all", "--task", task, "--profile", profile, "--print-config"));
        usable.forEach(setting -> arguments.addAll(List.of("-D", setting)));
        Outcome printed = SmallExperiment.run(arguments.toArray(String[]::new));
        assertThat(printed.code()).as(printed.err()).isZero();

        ExperimentLoader loader = new ExperimentLoader(PluginCatalog.ofClassPath());
        Path saved = Files.writeString(folder.resolve("saved.conf"), printed.out());
        Experiment fromFile = loader.load(saved, List.of());
        String resource = ReproducedTask.all().stream()
                .filter(each -> each.name().equals(task))
                .findFirst()
                .orElseThrow()
                .profiles()
                .get(profile);
        Experiment fromResource = loader.loadResource(
                resource, usable.stream().map(Setting::parse).toList());

        assertThat(fromFile.source()).isEqualTo(fromResource.source());
        assertThat(fromFile.external()).isEmpty();
        assertThat(fromFile.compare().orElseThrow().seeds()).containsExactly(5L, 6L);
        List<Contender> contenders = fromFile.compare().orElseThrow().contenders();
        assertThat(contenders)
                .extracting(Contender::name)
                .startsWith("plain", "kd", "deit", "bbm", "bbm-paper", "bbm-block1")
                .endsWith("bbm-without-l1", "bbm-without-l2", "bbm-without-l3");
        assertThat(contenders.stream()
                        .filter(contender -> contender.name().startsWith("bbm")
                                && !contender.name().equals("bbm-paper")))
                .allSatisfy(contender ->
                        assertThat(contender.strategy().config().toString()).contains("weight=7.0"));
        assertThat(contenders)
                .filteredOn(contender -> contender.name().equals("bbm"))
                .extracting(contender -> contender.splitter().config().toString())
                .containsExactly("Options[segments=" + segments + "]");
        assertThat(contenders)
                .filteredOn(contender -> contender.name().equals("bbm-block1"))
                .extracting(contender -> contender.splitter().config().toString())
                .containsExactly("Options[segments=1]");
    }

    @ParameterizedTest
    @CsvSource({"ecg, 512, hefei", "ehr, 256, eicu"})
    void thePapersProtocolIsTheOneOfThePaper(String task, int batchSize, String external) {
        Experiment paper = paper(task);
        assertThat(paper.train().batchSize()).isEqualTo(batchSize);
        assertThat(paper.train().schedule().warmupEpochs()).isEqualTo(10);
        assertThat(paper.split().training()).isEqualTo(.7);
        assertThat(paper.external())
                .singleElement()
                .satisfies(set -> assertThat(set.name()).isEqualTo(external));
        assertThat(((TeacherConfig.Trained) paper.teacher()).train()).isEqualTo(paper.train());
        assertThat(paper.train().augment()).hasSize(task.equals("ecg") ? 1 : 0);
    }

    /** Every end of every space is tried as the file is read. */
    @ParameterizedTest
    @CsvSource({"ecg, 10, 4", "ehr, 9, 2"})
    void thePapersSearchTunesEveryStrategyAlike(String task, int strategies, int shared) {
        List<Setting> data = data(task).map(Setting::parse).collect(Collectors.toCollection(ArrayList::new));
        data.add(new Setting("tune.target", "bbm"));
        ExperimentVariants variants = new ExperimentVariants.Reader(PluginCatalog.ofClassPath())
                .read(Path.of("..", "examples", "paper", "search-" + task + ".conf"), data);
        Experiment search = variants.base();
        CompareConfig compare = search.compare().orElseThrow();
        assertThat(compare.contenders()).hasSize(strategies);
        EqualTuning tuning = compare.tune().orElseThrow();
        assertThat(tuning.parameters()).hasSize(shared);
        assertThat(tuning.seeds()).doesNotContainAnyElementsOf(compare.seeds());
        assertThat(tuning.of("bbm-block1").parameters())
                .last()
                .extracting(TuneParameter::path)
                .isEqualTo("compare.strategies.bbm-block1.weight");
        TuneConfig alone = search.tune().orElseThrow();
        assertThat(alone.parameters())
                .extracting(TuneParameter::path)
                .startsWith("student.dropout", "compare.strategies.bbm.train.optimizer.learning-rate");
        assertThat(alone.parameters()).hasSize(shared + 1);
        assertThat(search.train().epochs()).isEqualTo(paper(task).train().epochs());
        assertThat(search.train().optimizer()).isEqualTo(paper(task).train().optimizer());
    }

    @Test
    void withoutDataThePapersProtocolSaysWhatIsMissing() {
        Outcome unset = SmallExperiment.run(
                "reproduce", "table2", "--task", "ecg", "--profile", "paper", "-D", "evaluate.external=null");
        if (System.getenv("DECANT_DATA") == null) {
            assertThat(unset.code()).isEqualTo(2);
            assertThat(unset.err()).contains("ecg-paper.conf:", "DECANT_DATA").doesNotContain("\tat ");
        }
        Outcome absent = SmallExperiment.run(
                "reproduce",
                "table2",
                "--task",
                "ehr",
                "--profile",
                "paper",
                "-D",
                "evaluate.external=null",
                "-D",
                "runs=" + folder,
                "-D",
                "data.path=" + folder.resolve("nowhere"));
        assertThat(absent.code()).isEqualTo(1);
        assertThat(absent.err()).contains("nowhere").doesNotContain("\tat ", "epoch");
    }

    @Test
    void mistakesOnTheCommandLineAreOneClearLine() {
        assertThat(wrong("reproduce", "table9")).contains("unknown target \"table9\"; expected one of table1, ");
        assertThat(wrong("reproduce", "all", "--task", "eeg"))
                .contains("unknown task \"eeg\"; expected one of ecg, ehr");
        assertThat(wrong("reproduce", "all", "--profile", "huge"))
                .contains("profile \"huge\"; expected one of paper, paper-search, quick");
        assertThat(wrong("reproduce", "all", "--print-config"))
                .contains("--print-config needs --task with one of ecg, ehr");
        assertThat(wrong("reproduce", "all", "--task", "ecg", "--config", "mine.conf", "--print-config"))
                .contains("--print-config prints a profile's configuration; leave out --config and runs");
        assertThat(wrong("reproduce", "all", "--task", "ecg", "-D", "train.epoch=3"))
                .contains("-D train.epoch")
                .contains("did you mean epochs?");
    }

    private Experiment paper(String task) {
        String resource = ReproducedTask.all().stream()
                .filter(each -> each.name().equals(task))
                .findFirst()
                .orElseThrow()
                .profiles()
                .get("paper");
        return new ExperimentLoader(PluginCatalog.ofClassPath())
                .loadResource(resource, data(task).map(Setting::parse).toList());
    }

    private static Stream<String> data(String task) {
        return task.equals("ecg")
                ? Stream.of("data.path=/d/c", "evaluate.external.hefei.path=/d/h")
                : Stream.of(
                        "data.path=/d/c", "evaluate.external.eicu.path=/d/e", "evaluate.external.eicu.labels=/d/l.csv");
    }

    private static String wrong(String... arguments) {
        Outcome outcome = SmallExperiment.run(arguments);
        assertThat(outcome.code())
                .as(Arrays.toString(arguments) + outcome.err())
                .isEqualTo(2);
        assertThat(outcome.err()).doesNotContain("\tat ");
        return outcome.err();
    }
}
