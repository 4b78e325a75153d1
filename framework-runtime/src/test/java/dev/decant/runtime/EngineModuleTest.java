package dev.decant.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.inject.CreationException;
import com.google.inject.Guice;
import com.google.inject.Injector;
import dev.decant.runtime.experiment.RecalledRuns;
import dev.decant.runtime.experiment.Rehearsal;
import dev.decant.runtime.experiment.Teachers;
import dev.decant.runtime.plugin.PluginCatalog;
import java.util.List;
import org.junit.jupiter.api.Test;

final class EngineModuleTest {
    @Test
    void everyServiceIsBoundExplicitly() {
        Injector injector = Guice.createInjector(new EngineModule(), binder -> {
            binder.requireExplicitBindings();
            binder.requireAtInjectOnConstructors();
            binder.bind(PluginCatalog.class).toInstance(PluginCatalog.ofClassPath());
        });
        for (Class<?> service : List.of(Teachers.class, RecalledRuns.class, Rehearsal.class)) {
            assertThat(injector.getInstance(service)).isInstanceOf(service);
        }
    }

    @Test
    void aMissingCatalogIsSaidAtOnce() {
        assertThatThrownBy(() -> Guice.createInjector(new EngineModule()))
                .isInstanceOf(CreationException.class)
                .hasMessageContaining("PluginCatalog");
    }
}
