package dev.decant.study.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.decant.runtime.config.ConfigurationException;
import dev.decant.runtime.config.Experiment;
import dev.decant.runtime.config.ExperimentLoader;
import dev.decant.runtime.config.Selected;
import dev.decant.runtime.experiment.RunSpecs;
import dev.decant.runtime.fixture.PluginFolders;
import dev.decant.runtime.fixture.ToyPlugin;
import dev.decant.runtime.plugin.PluginCatalog;
import dev.decant.runtime.run.RunId;
import dev.decant.runtime.run.RunSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExecutorSectionTest {
    private static final String TEXT = """
            data { type = toy-data, path = records }
            teacher { type = toy-net, blocks = 16 }
            student { type = toy-net, blocks = 8 }
            splitter { type = toy-cut, segments = 4 }
            train.threads = 1
            compare { baseline = one, seeds = [1], strategies { one { type = toy-plain } } }
            """;

    @TempDir
    private Path folder = Path.of("");

    private PluginCatalog catalog = PluginCatalog.ofClassPath();

    @BeforeEach
    void find() {
        catalog = new PluginFolders(folder)
                .add("toys", ToyPlugin.class.getName(), ToyPlugin.REFERENCE)
                .add("study", StudyPlugin.class.getName(), "defaults.executor.local {}")
                .discover();
    }

    @Test
    void whereRunsAreTrainedIsBoundButIsNoPartOfWhatTheyAre() throws IOException {
        Experiment plain = load("");
        Experiment elsewhere = load("executor { type = local, jobs = 3 }");
        assertThat(plain.executor()).isEmpty();
        assertThat(elsewhere.executor().map(Selected::config)).contains(new LocalExecutor.Options(OptionalInt.of(3)));
        assertThat(load("executor { type = local }").executor().map(Selected::config))
                .contains(new LocalExecutor.Options(OptionalInt.empty()));
        assertThat(load("executor { type = local }\nexecutor = null").executor())
                .isEmpty();

        assertThat(elsewhere.source()).isEqualTo(plain.source());
        assertThat(id(elsewhere)).isEqualTo(id(plain));
        RunUnit unit = new RunUnit(spec(elsewhere), id(elsewhere), RunUnit.TO_ITS_END, "one");
        assertThat(unit.text().configuration()).contains("toy-data").doesNotContain("executor");
    }

    @Test
    void mistakesAreProblemsOfTheFile() {
        assertThatThrownBy(() -> load("executor { type = locl }"))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("executor.type: unknown executor \"locl\"; expected local; did you mean local?");
        assertThatThrownBy(() -> load("executor { type = local, jobs = 0 }"))
                .hasMessageContaining("executor.jobs: got 0; expected an integer from 1 to 4096");
        assertThatThrownBy(() -> load("executor = local"))
                .hasMessageContaining("expected a section { type = ... } that names an executor");
    }

    private Experiment load(String more) throws IOException {
        Path file = Files.writeString(folder.resolve("test.conf"), TEXT + more);
        return new ExperimentLoader(catalog).load(file, List.of());
    }

    private RunSpec spec(Experiment experiment) {
        return new RunSpecs(catalog).labelled(experiment, "one", 1);
    }

    private String id(Experiment experiment) {
        return RunId.of(spec(experiment), "fingerprint");
    }
}
