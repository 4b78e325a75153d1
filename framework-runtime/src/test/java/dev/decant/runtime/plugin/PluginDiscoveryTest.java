package dev.decant.runtime.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.inject.AbstractModule;
import com.google.inject.Module;
import dev.decant.api.plugin.ApiVersion;
import dev.decant.api.plugin.DecantPlugin;
import dev.decant.api.plugin.ExtensionKind;
import dev.decant.api.plugin.Extensions;
import dev.decant.runtime.fixture.PluginFolders;
import dev.decant.runtime.fixture.ToyPlugin;
import jakarta.inject.Inject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PluginDiscoveryTest {
    @TempDir
    private Path root = Path.of("");

    private PluginFolders folders = new PluginFolders(root);

    @BeforeEach
    void aHealthyPluginBesideTheBrokenOnes() {
        folders = new PluginFolders(root).add("toys", ToyPlugin.class.getName(), ToyPlugin.REFERENCE);
    }

    @Test
    void findsEveryExtensionByKindAndType() {
        PluginCatalog catalog = folders.discover();

        assertThat(catalog.refused()).isEmpty();
        assertThat(catalog.types(ExtensionKind.STRATEGY)).containsExactly("toy-match", "toy-plain");
        LoadedExtension found =
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
    void refusesAPluginOfAnotherApiVersion() {
        folders.add("old", OldPlugin.class.getName(), "");

        assertRefused("old", "old", "compiled against version 99 of the plugin interface, this Decant has version 1");
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
        folders.add("a-exploding", ExplodingPlugin.class.getName(), "");

        assertRefused("a-exploding", ExplodingPlugin.class.getName(), "IllegalStateException: no fuse");
    }

    @Test
    void refusesAPluginWhoseClassCannotBeInitialised() {
        folders.add("a-static", StaticPlugin.class.getName(), "");

        assertRefused("a-static", StaticPlugin.class.getName(), "IllegalStateException: no licence");
    }

    @Test
    void refusesAModuleThatFails() {
        folders.add("failing", FailingModulePlugin.class.getName(), "");

        assertRefused("failing", "failing", "its module fails: IllegalStateException: no socket");
    }

    @Test
    void refusesAnExtensionWithADependencyThatNobodyBinds() {
        folders.add("unbound", UnboundPlugin.class.getName(), "");

        assertRefused("unbound", "unbound", "its module fails");
    }

    @Test
    void refusesAnExtensionWhoseConstructorFails() {
        folders.add("lazy", LazyPlugin.class.getName(), "");

        assertRefused(
                "lazy", "lazy", "the splitter lazy-cut cannot be created: IllegalArgumentException: cannot be built");
    }

    @Test
    void refusesTheSecondPluginOfAnId() {
        folders.add("zoo", SameIdPlugin.class.getName(), "");

        assertRefused("zoo", "toy", "the plugin id toy is taken by " + root.resolve("toys"));
    }

    @Test
    void refusesTheSecondExtensionOfAName() {
        folders.add("zoo", SameNamePlugin.class.getName(), "defaults.splitter.toy-cut { bogus = 1 }");

        PluginCatalog catalog =
                assertRefused("zoo", "zoo", "the splitter toy-cut is taken by plugin toy of " + root.resolve("toys"));
        assertThat(catalog.defaults(ExtensionKind.SPLITTER, "toy-cut").keySet()).containsExactly("segments");
        assertThat(catalog.find(ExtensionKind.SPLITTER, "zoo-cut")).isEmpty();
    }

    @Test
    void refusesAPluginThatContributesANameTwice() {
        folders.add("twice", TwicePlugin.class.getName(), "");

        assertRefused("twice", "twice", "twice-cut");
    }

    @Test
    void theOrderOfTheClassPathDoesNotDecideWhoIsSecond() {
        PluginFolders reversed = new PluginFolders(root)
                .add("zoo", SameNamePlugin.class.getName(), "")
                .add("toys", ToyPlugin.class.getName(), ToyPlugin.REFERENCE);

        assertThat(reversed.discover().refused())
                .extracting(RefusedPlugin::plugin)
                .containsExactly("zoo");
    }

    @Test
    void refusesTheSecondJarOfTheSamePlugin() {
        folders.add("toys-copy", ToyPlugin.class.getName(), "");

        assertRefused("toys-copy", ToyPlugin.class.getName(), "the same class is loaded from " + root.resolve("toys"));
    }

    @Test
    void refusesAPluginThatBindsWhatAnotherBinds() {
        folders.add("one", GlobalOne.class.getName(), "").add("two", GlobalTwo.class.getName(), "");

        PluginCatalog catalog = assertRefused("two", "two", "its module collides with another plugin's");
        assertThat(catalog.plugins()).extracting(LoadedPlugin::id).containsExactlyInAnyOrder("toy", "one");
    }

    @Test
    void refusesAPluginWithADamagedReference() {
        folders.add("damaged", GlobalOne.class.getName(), "defaults { splitter {");

        assertRefused("damaged", "one", "its reference.conf cannot be read: damaged!/reference.conf: 1");
    }

    @Test
    void reportsEveryBrokenPluginOfManyAtOnce() {
        folders.add("a", "no.such.A\nno.such.B\n# a comment\n" + GlobalOne.class.getName(), "")
                .add("b", ExplodingPlugin.class.getName(), "")
                .add("c", OldPlugin.class.getName(), "");

        PluginCatalog catalog = folders.discover();

        assertThat(catalog.refused())
                .extracting(RefusedPlugin::plugin)
                .containsExactlyInAnyOrder("no.such.A", "no.such.B", ExplodingPlugin.class.getName(), "old");
        assertThat(catalog.plugins()).extracting(LoadedPlugin::id).containsExactlyInAnyOrder("toy", "one");
        assertThat(catalog.rows())
                .filteredOn(row -> row.status() == ListingRow.Status.REFUSED)
                .hasSize(4)
                .allSatisfy(row -> assertThat(row.reason()).isPresent());
    }

    /** The toys still work, and one line names folder, plugin and reason. */
    private PluginCatalog assertRefused(String folder, String plugin, String reason) {
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

    private static Module nothing() {
        return binder -> {};
    }

    /** A plugin that presents itself well. */
    public abstract static class Named implements DecantPlugin {
        private final String id;
        private final Module module;

        Named(String id, Module module) {
            this.id = id;
            this.module = module;
        }

        @Override
        public String id() {
            return id;
        }

        @Override
        public int apiVersion() {
            return ApiVersion.CURRENT;
        }

        @Override
        public Module module() {
            return module;
        }
    }

    public static final class OldPlugin extends Named {
        public OldPlugin() {
            super("old", nothing());
        }

        @Override
        public int apiVersion() {
            return 99;
        }
    }

    public static final class ExplodingPlugin extends Named {
        public ExplodingPlugin() {
            super("exploding", nothing());
            throw new IllegalStateException("no fuse");
        }
    }

    public static final class StaticPlugin extends Named {
        private static final String LICENCE = licence();

        public StaticPlugin() {
            super(LICENCE, nothing());
        }

        private static String licence() {
            throw new IllegalStateException("no licence");
        }
    }

    public static final class FailingModulePlugin extends Named {
        public FailingModulePlugin() {
            super("failing", binder -> {
                throw new IllegalStateException("no socket\nand a second line");
            });
        }
    }

    /** A splitter that wants what nobody gives. */
    public static final class Unbound extends LazyCut {
        @Inject
        public Unbound(StringBuilder unused) {
            super(unused.toString());
        }
    }

    public static final class UnboundPlugin extends Named {
        public UnboundPlugin() {
            super(
                    "unbound",
                    binder -> Extensions.splitters(binder).addBinding("unbound").to(Unbound.class));
        }
    }

    /** A splitter that cannot be constructed. */
    public static class LazyCut implements dev.decant.api.strategy.BlockSplitter<ToyPlugin.CutOptions> {
        @Inject
        public LazyCut() {
            throw new IllegalArgumentException("cannot be built");
        }

        LazyCut(String unused) {}

        @Override
        public Class<ToyPlugin.CutOptions> configType() {
            return ToyPlugin.CutOptions.class;
        }

        @Override
        public String summary() {
            return "";
        }

        @Override
        public List<Integer> sizes(dev.decant.api.strategy.Role role, int blocks, ToyPlugin.CutOptions config) {
            return List.of();
        }
    }

    public static final class LazyPlugin extends Named {
        public LazyPlugin() {
            super(
                    "lazy",
                    binder ->
                            Extensions.splitters(binder).addBinding("lazy-cut").to(LazyCut.class));
        }
    }

    public static final class SameIdPlugin extends Named {
        public SameIdPlugin() {
            super("toy", nothing());
        }
    }

    public static final class SameNamePlugin extends Named {
        public SameNamePlugin() {
            super("zoo", binder -> {
                Extensions.splitters(binder).addBinding("zoo-cut").to(ToyPlugin.ToyCut.class);
                Extensions.splitters(binder).addBinding("toy-cut").to(ToyPlugin.ToyCut.class);
            });
        }
    }

    /** One name, two implementations. */
    public static final class TwicePlugin extends Named {
        public TwicePlugin() {
            super("twice", binder -> {
                Extensions.splitters(binder).addBinding("twice-cut").to(ToyPlugin.ToyCut.class);
                Extensions.splitters(binder).addBinding("twice-cut").to(LazyCut.class);
            });
        }
    }

    private static Module global(String value) {
        return new AbstractModule() {
            @Override
            protected void configure() {
                bind(String.class).toInstance(value);
            }
        };
    }

    public static final class GlobalOne extends Named {
        public GlobalOne() {
            super("one", global("one"));
        }
    }

    public static final class GlobalTwo extends Named {
        public GlobalTwo() {
            super("two", global("two"));
        }
    }
}
