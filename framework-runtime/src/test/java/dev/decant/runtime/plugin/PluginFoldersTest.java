package dev.decant.runtime.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.decant.api.plugin.ExtensionKind;
import dev.decant.runtime.fixture.PluginFolders;
import dev.decant.runtime.fixture.ToyPlugin;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A test with a healthy plugin beside the ones that it adds. */
abstract class PluginFoldersTest {
    @TempDir
    protected Path root = Path.of("");

    protected PluginFolders folders = new PluginFolders(root);

    @BeforeEach
    void aHealthyPlugin() {
        folders = new PluginFolders(root).add("toys", ToyPlugin.class.getName(), ToyPlugin.REFERENCE);
    }

    /** The toys still work, and one line names folder, plugin and reason. */
    protected PluginCatalog assertRefused(String folder, String plugin, String reason) {
        PluginCatalog catalog = folders.discover();
        assertThat(catalog.find(ExtensionKind.SPLITTER, "toy-cut")).isPresent();
        assertThat(catalog.refused()).singleElement().satisfies(refused -> {
            assertThat(refused.plugin()).isEqualTo(plugin);
            assertThat(refused.location()).isEqualTo(root.resolve(folder).toAbsolutePath());
            assertThat(refused.reason()).contains(reason).doesNotContain("\n");
            assertThat(refused.line()).contains(folder).contains(plugin);
        });
        return catalog;
    }
}
