package dev.decant.runtime.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.decant.runtime.fixture.PluginFolders;
import dev.decant.runtime.fixture.ToyPlugin;
import org.junit.jupiter.api.Test;

class UnloadablePluginTest extends PluginFoldersTest {
    @Test
    void refusesAPluginOfAnotherApiVersion() {
        folders.add("old", UnloadablePlugins.Old.class.getName(), "");

        assertRefused("old", "old", "compiled against version 99 of the plugin interface, this Decant has version 2");
    }

    @Test
    void refusesAClassThatDoesNotExist() {
        folders.add("a-missing", "no.such.Plugin", "");

        assertRefused("a-missing", "no.such.Plugin", "not found");
    }

    @Test
    void refusesAClassThatIsNoPlugin() {
        folders.add("a-wrong", PluginFolders.class.getName(), "");

        assertRefused("a-wrong", PluginFolders.class.getName(), "not a subtype");
    }

    @Test
    void refusesAClassOfTheJavaPlatform() {
        folders.add("a-wrong", "java.lang.String", "");

        assertRefused("a-wrong", "java.lang.String", "it belongs to a named module");
    }

    @Test
    void refusesADamagedServicesFile() {
        folders.add("a-garbage", "this is no class name\n", "");

        assertThat(folders.discover().refused()).singleElement().satisfies(plugin -> {
            assertThat(plugin.location().getFileName()).hasToString("a-garbage");
            assertThat(plugin.line()).doesNotContain("\n");
        });
    }

    @Test
    void refusesAPluginWhoseConstructorFails() {
        folders.add("a-exploding", UnloadablePlugins.Exploding.class.getName(), "");

        assertRefused("a-exploding", UnloadablePlugins.Exploding.class.getName(), "IllegalStateException: no fuse");
    }

    @Test
    void refusesAPluginWhoseClassCannotBeInitialised() {
        folders.add("a-static", UnloadablePlugins.Static.class.getName(), "");

        assertRefused("a-static", UnloadablePlugins.Static.class.getName(), "IllegalStateException: no licence");
    }

    @Test
    void refusesTheSecondJarOfTheSamePlugin() {
        folders.add("toys-copy", ToyPlugin.class.getName(), "");

        assertRefused("toys-copy", ToyPlugin.class.getName(), "the same class is loaded from " + root.resolve("toys"));
    }

    @Test
    void refusesAPluginWithADamagedReference() {
        folders.add("damaged", BrokenModules.GlobalOne.class.getName(), "defaults { splitter {");

        assertRefused("damaged", "one", "its reference.conf cannot be read: damaged!/reference.conf: 1");
    }

    @Test
    void whatIsWrongWithAServicesFileNamesIt() {
        folders.add("a-missing", "no.such.Plugin", "").add("a-wrong", "java.lang.String", "");

        assertThat(folders.discover().refused())
                .hasSize(2)
                .allSatisfy(plugin -> assertThat(plugin.reason())
                        .startsWith("its META-INF/services/dev.decant.api.plugin.DecantPlugin: "));
    }

    @Test
    void refusesAReferenceWithAKeyThatIsNoOption() {
        folders.add(
                "typo",
                BrokenModules.Sound.class.getName(),
                "defaults.strategy.sound {\n  weight = 1\n  wieght = 2\n}");

        assertRefused(
                "typo",
                "sound",
                "its reference.conf, line 3: defaults.strategy.sound.wieght is no option; expected one of label, reduction,"
                        + " terms, weight; did you mean weight?");
    }

    @Test
    void refusesAReferenceWithAKeyThatIsNoOptionOfAnInnerSection() {
        folders.add(
                "typo", BrokenModules.Sound.class.getName(), "defaults.strategy.sound.terms { first = true, x = 2 }");

        assertRefused(
                "typo",
                "sound",
                "its reference.conf, line 1: defaults.strategy.sound.terms.x is no option; expected one of first, second");
    }
}
