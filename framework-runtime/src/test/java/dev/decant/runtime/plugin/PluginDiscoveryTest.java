package dev.decant.runtime.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.decant.api.plugin.ExtensionKind;
import dev.decant.api.strategy.DistillationStrategy;
import dev.decant.runtime.builtin.ImpostorPlugin;
import dev.decant.runtime.fixture.PluginFolders;
import dev.decant.runtime.fixture.ToyPlugin;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;

class PluginDiscoveryTest extends PluginFoldersTest {
    @Test
    void findsEveryExtensionByKindAndType() {
        PluginCatalog catalog = folders.discover();

        assertThat(catalog.refused()).isEmpty();
        assertThat(catalog.types(ExtensionKind.STRATEGY)).containsExactly("toy-match", "toy-plain");
        LoadedExtension<DistillationStrategy<?>> found =
                catalog.find(ExtensionKind.STRATEGY, "toy-match").orElseThrow();
        assertThat(found.extension()).isInstanceOf(ToyPlugin.ToyMatch.class);
        assertThat(found.plugin().id()).isEqualTo("toy");
        assertThat(catalog.find(ExtensionKind.DATA, "toy-match")).isEmpty();
        assertThat(catalog.suggest(ExtensionKind.STRATEGY, "toymatch")).contains("toy-match");
        assertThat(catalog.defaults(ExtensionKind.STUDENT, "toy-net")
                        .get("blocks")
                        .unwrapped())
                .isEqualTo(4);
        assertThat(catalog.defaults("train").get("epochs").unwrapped()).isEqualTo(20);
    }

    @Test
    void listsVersionOfTheManifestAndFolder() throws Exception {
        Files.writeString(
                root.resolve("toys/META-INF/MANIFEST.MF"), "Manifest-Version: 1.0\nImplementation-Version: 1.2.3\n");

        List<ListingRow> rows = folders.discover().rows();

        assertThat(rows).hasSize(9).allSatisfy(row -> {
            assertThat(row.status()).isEqualTo(ListingRow.Status.LOADED);
            assertThat(row.version()).contains("1.2.3");
            assertThat(row.jar()).isEqualTo(root.resolve("toys").toAbsolutePath());
        });
    }

    @Test
    void refusesTheSecondPluginOfAnId() {
        folders.add("zoo", BrokenModules.SameId.class.getName(), "");

        assertRefused("zoo", "toy", "the plugin id toy is taken by " + root.resolve("toys"));
    }

    @Test
    void refusesTheSecondExtensionOfAName() {
        folders.add("zoo", BrokenModules.SameName.class.getName(), "defaults.splitter.toy-cut { bogus = 1 }");

        PluginCatalog catalog =
                assertRefused("zoo", "zoo", "the splitter toy-cut is taken by plugin toy of " + root.resolve("toys"));
        assertThat(catalog.defaults(ExtensionKind.SPLITTER, "toy-cut").keySet()).containsExactly("segments");
        assertThat(catalog.find(ExtensionKind.SPLITTER, "zoo-cut")).isEmpty();
    }

    @Test
    void theOrderOfTheClassPathDoesNotDecideWhoIsSecond() {
        PluginFolders reversed = new PluginFolders(root)
                .add("zoo", BrokenModules.SameName.class.getName(), "")
                .add("toys", ToyPlugin.class.getName(), ToyPlugin.REFERENCE);

        assertThat(reversed.discover().refused())
                .extracting(RefusedPlugin::plugin)
                .containsExactly("zoo");
    }

    @Test
    void reportsEveryBrokenPluginOfManyAtOnce() {
        folders.add("a", "no.such.A\nno.such.B\n# a comment\n" + BrokenModules.GlobalOne.class.getName(), "")
                .add("b", UnloadablePlugins.Exploding.class.getName(), "")
                .add("c", UnloadablePlugins.Old.class.getName(), "");

        PluginCatalog catalog = folders.discover();

        assertThat(catalog.refused())
                .extracting(RefusedPlugin::plugin)
                .containsExactlyInAnyOrder(
                        "no.such.A", "no.such.B", UnloadablePlugins.Exploding.class.getName(), "old");
        assertThat(catalog.plugins()).extracting(LoadedPlugin::id).containsExactlyInAnyOrder("toy", "one");
        assertThat(catalog.rows())
                .filteredOn(row -> row.status() == ListingRow.Status.REFUSED)
                .hasSize(4)
                .allSatisfy(row -> assertThat(row.reason()).isPresent());
    }

    @Test
    void theRuntimesOwnPluginComesBeforeOneThatSortsFirstAndCallsItsPackageTheSame() {
        folders.withTheRuntimesOwn().add("a", ImpostorPlugin.class.getName(), "");

        PluginCatalog catalog = assertRefused("a", "impostor", "the strategy plain is taken by plugin builtin of ");
        assertThat(catalog.plugins()).extracting(LoadedPlugin::id).containsExactly("builtin", "toy");
    }
}
