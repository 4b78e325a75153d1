package dev.decant.plugin.ecg;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.inject.Guice;
import com.google.inject.Injector;
import com.google.inject.Key;
import com.google.inject.TypeLiteral;
import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import dev.decant.api.data.Augmentation;
import dev.decant.api.data.DataSource;
import dev.decant.api.data.Generator;
import dev.decant.api.plugin.DecantPlugin;
import dev.decant.api.score.Scorer;
import dev.decant.plugin.ecg.generator.Rhythm;
import dev.decant.testkit.PluginContractTest;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EcgPluginTest extends PluginContractTest {
    @Override
    protected Class<? extends DecantPlugin> plugin() {
        return EcgPlugin.class;
    }

    @Override
    protected List<String> required() {
        return List.of(
                "data.cinc2017.path",
                "data.cinc2021.path",
                "data.ludb.path",
                "data.hefei.path",
                "data.wfdb-folder.path");
    }

    @Test
    void registersItsExtensions() {
        assertThat(extensions(new TypeLiteral<Map<String, DataSource<?>>>() {}))
                .containsOnlyKeys("cinc2017", "cinc2021", "ludb", "hefei", "wfdb-folder", "synthetic-ecg");
        assertThat(extensions(new TypeLiteral<Map<String, Generator<?>>>() {})).containsOnlyKeys("ecg");
        assertThat(extensions(new TypeLiteral<Map<String, Scorer<?>>>() {})).containsOnlyKeys("cinc2017");
        assertThat(extensions(new TypeLiteral<Map<String, Augmentation<?>>>() {}))
                .containsOnlyKeys("gain", "noise");
    }

    private static <T> Map<String, T> extensions(TypeLiteral<Map<String, T>> type) {
        Injector injector = Guice.createInjector(new EcgPlugin().module());
        return injector.getInstance(Key.get(type));
    }

    @Test
    void theDefaultRhythmsAreAllThereAre() {
        Config defaults = ConfigFactory.defaultReference().getConfig("defaults");
        List<String> names = Arrays.stream(Rhythm.values())
                .map(rhythm -> rhythm.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                .toList();
        assertThat(defaults.getStringList("generator.ecg.classes")).isEqualTo(names);
        assertThat(defaults.getStringList("data.synthetic-ecg.generator.classes"))
                .isEqualTo(names);
    }
}
