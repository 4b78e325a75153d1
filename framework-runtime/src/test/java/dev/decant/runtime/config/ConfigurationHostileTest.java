package dev.decant.runtime.config;

import dev.decant.api.config.InvalidConfiguration;
import dev.decant.runtime.fixture.PluginFolders;
import dev.decant.testkit.HostileInputTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;

/** Experiments in HOCON, with the toy plugin. */
class ConfigurationHostileTest extends HostileInputTest {
    private final ExperimentLoader loader = loader();

    private static ExperimentLoader loader() {
        try {
            return new ExperimentLoader(PluginFolders.toys(Files.createTempDirectory("hostile-toys")));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    protected List<byte[]> sound() {
        return List.of(TestConfigurations.GOOD.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    protected List<String> words() {
        return List.of(
                "${train.epochs}",
                "${?HOME}",
                "${a}",
                "a = ${a}",
                "include \"x.conf\"",
                "include url(\"http://x\")",
                "null",
                "{",
                "[",
                "{a{a{a{a{a{",
                "+=",
                "\"\"\"",
                "type",
                "strategies",
                "10s",
                "seeds = [1]");
    }

    @Override
    protected void read(byte[] file) throws IOException {
        loader.load(onDisk("hostile.conf", file), List.of());
    }

    @Override
    protected boolean isRefusal(Throwable thrown) {
        return thrown instanceof ConfigurationException || thrown instanceof InvalidConfiguration;
    }

    /** Every problem is told, with its place, and the defaults of every section are bound. */
    @Override
    protected int bytesForEachByte() {
        return 100_000;
    }

    @Override
    protected int files() {
        return 500;
    }
}
