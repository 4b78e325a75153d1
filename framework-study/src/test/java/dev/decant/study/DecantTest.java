package dev.decant.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.google.inject.Binding;
import com.google.inject.Injector;
import com.google.inject.Key;
import dev.decant.api.data.DataException;
import dev.decant.runtime.EngineModule;
import dev.decant.runtime.config.ConfigurationException;
import dev.decant.runtime.config.Experiment;
import dev.decant.runtime.config.Problem;
import dev.decant.runtime.config.Setting;
import dev.decant.runtime.fixture.PluginFolders;
import dev.decant.runtime.fixture.ToyPlugin;
import dev.decant.runtime.plugin.PluginInjector;
import dev.decant.runtime.training.StopRequest;
import dev.decant.study.comparison.Comparing;
import dev.decant.study.explain.Explained;
import dev.decant.study.field.GenerationRequest;
import dev.decant.study.request.InvalidRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The Java face with toy plugins, as far as it trains nothing. */
final class DecantTest {
    @TempDir
    private Path folder = Path.of("");

    @Test
    void everyServiceOfTheModuleCanBeMade() {
        Injector injector = PluginInjector.create(toys(), new EngineModule(), new StudyModule());

        for (Binding<?> binding : injector.getBindings().values()) {
            assertThat(injector.getInstance(binding.getKey())).isNotNull();
        }

        assertThat(injector.getExistingBinding(Key.get(Comparing.class))).isNotNull();
    }

    @Test
    void configurationsScoresAndRecordingsNeedNoConsole() throws Exception {
        Decant decant = Decant.create(toys());
        Path conf = Files.writeString(folder.resolve("a.conf"), """
                data { type = toy-data, path = x }
                teacher { type = toy-net }
                student { type = toy-net }
                splitter { type = toy-cut }
                strategy { type = toy-plain }
                """);

        Experiment experiment = decant.load(conf, new Setting("train.epochs", "7"));
        assertThat(experiment.name()).isEqualTo("a");
        assertThat(experiment.train().epochs()).isEqualTo(7);
        assertThatThrownBy(
                        () -> decant.load(conf, new Setting("train.epochs", "0"), new Setting("student.blocks", "0")))
                .isInstanceOfSatisfying(
                        ConfigurationException.class,
                        e -> assertThat(e.problems()).hasSize(2));
        assertThatThrownBy(() -> decant.validate(experiment)).isInstanceOf(DataException.class);

        assertThat(decant.score("toy-score", folder, folder, new Setting("beta", "1")))
                .containsEntry("third", 1 / 3.0)
                .containsEntry("beta", 1.0);

        GenerationRequest waves = new GenerationRequest("toy-waves", folder.resolve("w"), 3, 9, List.of());
        assertThat(decant.generate(waves).resolve("waves.txt")).hasContent("3 9 50.0");
        assertThatThrownBy(() -> decant.generate(waves))
                .isInstanceOf(InvalidRequest.class)
                .hasMessage("out: " + folder.resolve("w") + " is not empty; expected a new or empty folder");
        assertThat(decant.runs(folder.resolve("nowhere"))).isEmpty();
        assertThatThrownBy(() -> decant.export(folder, folder.resolve("e"))).isInstanceOf(DataException.class);
    }

    @Test
    void anExperimentInCodeHearsOfItsMistakesByNameLineAndKey() {
        Decant decant = Decant.create(toys());
        String text = """
                data { type = toy-data, path = x }
                teacher { type = toy-net }
                student { type = toy-net }
                splitter { type = toy-cut }
                strategy { type = toy-plain }
                train { epoch = 3 }
                """;

        assertThatThrownBy(() -> decant.experiment("mine", text, new Setting("train.batch-size", "0")))
                .isInstanceOfSatisfying(
                        ConfigurationException.class,
                        e -> assertThat(e.problems())
                                .extracting(Problem::where, Problem::path)
                                .containsExactlyInAnyOrder(
                                        tuple("mine:6", "train.epoch"),
                                        tuple("-D train.batch-size", "train.batch-size")));
        Experiment experiment =
                decant.experiment("mine", text.replace("epoch =", "epochs ="), new Setting("runs", folder.toString()));
        assertThat(experiment.name()).isEqualTo("mine");
        assertThat(experiment.train().epochs()).isEqualTo(3);
        assertThat(decant.variants("mine", text.replace("epoch =", "epochs ="))
                        .with(List.of(new Setting("train.epochs", "4")))
                        .train()
                        .epochs())
                .isEqualTo(4);
    }

    @Test
    void whatCanBeExplainedIsExplainedAndAFaceThatCanBeStoppedHasTheSamePlugins() throws Exception {
        Decant decant = Decant.create(toys());
        assertThat(decant.explained())
                .contains(
                        new Explained("strategy", Optional.of("toy-match"), "Matches blocks."),
                        new Explained("train", Optional.empty(), "How networks are trained."));
        assertThat(decant.explain("strategy", "toy-match").keys().get(0).key()).isEqualTo("weight");
        assertThat(decant.explain("train").orElseThrow().keys()).isNotEmpty();
        assertThat(decant.explain("strategy")).isEmpty();
        assertThatThrownBy(() -> decant.explain("strategy", "toy-mtach"))
                .isInstanceOf(InvalidRequest.class)
                .hasMessageContaining("did you mean toy-match?");
        assertThat(decant.reference()).contains("toy-match");
        assertThat(decant.verify(folder.resolve("nowhere"))).isEmpty();

        Decant stopped = decant.stoppedBy(new StopRequest());

        assertThat(stopped.plugins()).isSameAs(decant.plugins());
        assertThat(stopped.service(Comparing.class)).isNotNull();
    }

    private ClassLoader toys() {
        return new PluginFolders(folder.resolve("plugins")).add("toys", ToyPlugin.class.getName(), ToyPlugin.REFERENCE);
    }
}
