package dev.decant.runtime.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.decant.api.plugin.ApiVersion;
import dev.decant.api.plugin.ExtensionKind;
import dev.decant.api.plugin.PluginModule;
import dev.decant.runtime.fixture.ToyPlugin;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class PluginModuleTest extends PluginFoldersTest {
    /** All that a plugin needs: a line that presents it, and a line that registers its extension. */
    public static final class Small extends PluginModule {
        public Small() {
            super("small", ApiVersion.CURRENT);
        }

        @Override
        protected void configure() {
            extension(ExtensionKind.SPLITTER, "small-cut", ToyPlugin.ToyCut.class);
        }
    }

    @Test
    void twoLinesMakeAPlugin() {
        PluginCatalog catalog = folders.add("small", Small.class.getName(), "").discover();

        assertThat(catalog.refused()).isEmpty();
        assertThat(catalog.find(ExtensionKind.SPLITTER, "small-cut")).hasValueSatisfying(found -> {
            assertThat(found.extension()).isInstanceOf(ToyPlugin.ToyCut.class);
            assertThat(found.plugin().id()).isEqualTo("small");
        });
    }

    /** Were the version read from the interface that is installed, it would never differ. */
    @Test
    void aPluginCarriesTheVersionThatItWasCompiledAgainst() throws IOException {
        try (InputStream in = Objects.requireNonNull(Small.class.getResourceAsStream("PluginModuleTest$Small.class"))) {
            assertThat(new String(in.readAllBytes(), StandardCharsets.ISO_8859_1))
                    .contains("dev/decant/api/plugin/PluginModule")
                    .doesNotContain("CURRENT");
        }
    }
}
