package dev.decant.runtime.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.inject.ConfigurationException;
import com.google.inject.CreationException;
import com.google.inject.Injector;
import com.google.inject.Module;
import com.google.inject.Stage;
import dev.decant.api.plugin.ExtensionKind;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PluginInjectorTest extends PluginFoldersTest {
    /** A part of an engine. */
    static final class Engine {
        private final PluginCatalog catalog;

        @Inject
        Engine(PluginCatalog catalog) {
            this.catalog = catalog;
        }
    }

    private static final Module ENGINE = binder -> binder.bind(Engine.class);

    @Test
    void engineAndPluginsShareAnInjectorWithOneCatalog() {
        Injector injector = PluginInjector.create(folders, ENGINE);

        PluginCatalog catalog = injector.getInstance(Engine.class).catalog;
        assertThat(catalog).isSameAs(injector.getInstance(PluginCatalog.class));
        assertThat(catalog.find(ExtensionKind.SPLITTER, "toy-cut")).isPresent();
    }

    /** A module is configured once when discovery reads it, and once more for each injector. */
    @Test
    void oneInjectorIsCreatedWhereNothingIsWrong() {
        List<Stage> engine = new ArrayList<>();
        RecordedPlugin.STAGES.clear();
        folders.add("recorded", RecordedPlugin.class.getName(), "")
                .add("lazy", BrokenModules.Lazy.class.getName(), "")
                .add("old", UnloadablePlugins.Old.class.getName(), "");

        Injector injector = PluginInjector.create(folders, ENGINE, binder -> engine.add(binder.currentStage()));

        assertThat(injector.getInstance(PluginCatalog.class).plugins()).hasSize(2);
        assertThat(engine).containsExactly(Stage.DEVELOPMENT);
        assertThat(RecordedPlugin.STAGES).containsExactly(Stage.TOOL, Stage.DEVELOPMENT);
    }

    @Test
    void anExtensionIsCreatedOnceAndOnlyWhenTheCatalogIsAskedFor() {
        RecordedPlugin.CREATED.set(0);
        Injector injector = PluginInjector.create(folders.add("recorded", RecordedPlugin.class.getName(), ""));
        assertThat(RecordedPlugin.CREATED).hasValue(0);

        injector.getInstance(PluginCatalog.class);
        injector.getInstance(PluginCatalog.class);

        assertThat(RecordedPlugin.CREATED).hasValue(1);
    }

    @Test
    void aPluginThatFailsInTheInjectorCostsItselfOnly() {
        folders.add("unbound", BrokenModules.Unbound.class.getName(), "")
                .add("eager", BrokenModules.Eager.class.getName(), "");

        PluginCatalog catalog = PluginInjector.create(folders, ENGINE).getInstance(Engine.class).catalog;

        assertThat(catalog.plugins()).extracting(LoadedPlugin::id).containsExactly("toy");
        assertThat(catalog.refused()).extracting(RefusedPlugin::plugin).containsExactly("eager", "unbound");
    }

    @Test
    void aPluginCannotBindWhatTheEngineBinds() {
        folders.add("one", BrokenModules.GlobalOne.class.getName(), "");

        Injector injector = PluginInjector.create(
                folders, binder -> binder.bind(String.class).toInstance("engine"));

        assertThat(injector.getInstance(String.class)).isEqualTo("engine");
        assertThat(injector.getInstance(PluginCatalog.class).refused())
                .singleElement()
                .satisfies(refused -> assertThat(refused.reason()).startsWith("its module fails: "));
    }

    @Test
    void whatIsWrongWithTheEngineIsNoPluginsFault() {
        Module broken = binder -> {
            throw new IllegalStateException("no engine");
        };

        assertThatThrownBy(() -> PluginInjector.create(folders, ENGINE, broken))
                .isInstanceOf(CreationException.class)
                .hasMessageContaining("no engine");
    }

    @Test
    void whatIsNotBoundIsNotToBeHad() {
        Injector injector = PluginInjector.create(folders);

        assertThatThrownBy(() -> injector.getInstance(Engine.class)).isInstanceOf(ConfigurationException.class);
    }
}
