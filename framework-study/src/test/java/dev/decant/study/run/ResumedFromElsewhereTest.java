package dev.decant.study.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.decant.api.data.DataException;
import dev.decant.runtime.config.ConfigurationException;
import dev.decant.runtime.config.Setting;
import dev.decant.runtime.fixture.PluginFolders;
import dev.decant.runtime.fixture.ToyPlugin;
import dev.decant.runtime.training.TrainingListener;
import dev.decant.study.Decant;
import dev.decant.study.listening.ScriptedListener;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Run folders of others, which say neither who is told of their runs nor where. The data of the toys cannot be opened. */
final class ResumedFromElsewhereTest {
    @TempDir
    private Path folder = Path.of("");

    private final List<String> said = new ArrayList<>();
    private final TrainingListener progress = new TrainingListener() {
        @Override
        public void notice(String line) {
            said.add(line);
        }
    };

    @BeforeEach
    void bring() throws IOException {
        Files.createDirectories(run());
        Files.writeString(run().resolve("provenance.json"), """
                { "id": "one-s1-0123456789ab", "label": "one", "seed": 1 }
                """);
        String listeners = "theirs { type = scripted, file = \"" + theirs() + "\" }\n";
        Files.writeString(run().resolve("config.conf"), """
                name = small
                runs = "%s"
                data { type = toy-data, path = records }
                teacher { type = toy-net }
                student { type = toy-net }
                splitter { type = toy-cut }
                strategy { type = toy-plain }
                listeners { %s }
                """.formatted(folder.resolve("far"), listeners));
        Files.writeString(run().resolve("listeners.conf"), listeners);
    }

    @Test
    void nobodyIsToldWhomTheRunFolderNames() {
        assertThatThrownBy(() -> resume()).isInstanceOf(DataException.class);
        assertThat(theirs()).doesNotExist();
        assertThat(said).isEmpty();
    }

    @Test
    void whoIsToTrainTheRunFolderDoesNotSayEither() throws IOException {
        Files.writeString(run().resolve("config.conf"), "executor { type = unheard-of }\n", StandardOpenOption.APPEND);
        assertThatThrownBy(() -> resume()).isInstanceOf(DataException.class);
    }

    @Test
    void whoIsNamedBesideIsToldOfTheFolderWhereTheRunLies() throws IOException {
        Path mine = folder.resolve("mine.txt");
        assertThatThrownBy(() -> resume(
                        new Setting("listeners.theirs.type", "scripted"),
                        new Setting("listeners.theirs.file", mine.toString())))
                .isInstanceOf(DataException.class);
        assertThat(Files.readAllLines(mine)).containsExactly("open TRAINING small in " + run().getParent(), "close");
        assertThat(theirs()).doesNotExist();
    }

    @Test
    void whatIsMissingOfAListenerIsNotTakenFromTheRunFolder() {
        assertThatThrownBy(() -> resume(new Setting("listeners.theirs.type", "scripted")))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("listeners.theirs.file: missing");
        assertThat(theirs()).doesNotExist();
    }

    @Test
    void theUsersOwnMistakeIsNoneOfTheRunFolder() {
        assertThatThrownBy(() -> resume(new Setting("train.epoch", "3")))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("-D train.epoch")
                .hasMessageNotContaining("listeners");
        assertThat(said).isEmpty();
    }

    private void resume(Setting... settings) throws IOException {
        Decant.create(new PluginFolders(folder.resolve("plugins"))
                        .add("toys", ToyPlugin.class.getName(), ToyPlugin.REFERENCE)
                        .add("scripted", ScriptedListener.Plugin.class.getName(), ScriptedListener.Plugin.REFERENCE))
                .resume(run(), progress, settings);
    }

    private Path run() {
        return folder.resolve("downloads").resolve("one-s1-0123456789ab");
    }

    private Path theirs() {
        return folder.resolve("theirs.txt");
    }
}
