package dev.decant.plugin.ecg;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.inject.AbstractModule;
import com.google.inject.Guice;
import com.google.inject.Injector;
import com.google.inject.Key;
import com.google.inject.TypeLiteral;
import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import dev.decant.api.config.Meaning;
import dev.decant.api.data.Augmentation;
import dev.decant.api.data.DataSource;
import dev.decant.api.data.Generator;
import dev.decant.api.plugin.ApiVersion;
import dev.decant.api.plugin.DecantPlugin;
import dev.decant.api.plugin.Extension;
import dev.decant.api.score.Scorer;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class EcgPluginTest {
    /** Keys without a default: the user must give the first, and the absence of the second says something. */
    private static final Set<String> WITHOUT_DEFAULT = Set.of("data.cinc2017.path", "generator.ecg.longest");

    private final Injector injector = Guice.createInjector(new AbstractModule() {
        @Override
        protected void configure() {
            install(new EcgPlugin().module());
        }
    });
    private final Config defaults = ConfigFactory.parseResources(getClass().getClassLoader(), "reference.conf")
            .resolve()
            .getConfig("defaults");

    @Test
    void isFoundAsAService() {
        assertThat(ServiceLoader.load(DecantPlugin.class).stream()
                        .map(ServiceLoader.Provider::get)
                        .filter(plugin -> plugin.id().equals("ecg")))
                .singleElement()
                .satisfies(plugin -> assertThat(plugin.apiVersion()).isEqualTo(ApiVersion.CURRENT));
    }

    @Test
    void registersItsExtensions() {
        assertThat(extensions(new TypeLiteral<Map<String, DataSource<?>>>() {}))
                .containsOnlyKeys("cinc2017", "synthetic-ecg");
        assertThat(extensions(new TypeLiteral<Map<String, Generator<?>>>() {})).containsOnlyKeys("ecg");
        assertThat(extensions(new TypeLiteral<Map<String, Scorer<?>>>() {})).containsOnlyKeys("cinc2017");
        assertThat(extensions(new TypeLiteral<Map<String, Augmentation<?>>>() {}))
                .containsOnlyKeys("gain", "noise");
    }

    private <T> Map<String, T> extensions(TypeLiteral<Map<String, T>> type) {
        return injector.getInstance(Key.get(type));
    }

    @Test
    void everyKeyHasAMeaningAndADefaultAndEveryDefaultAKey() {
        check("data", extensions(new TypeLiteral<Map<String, DataSource<?>>>() {}));
        check("generator", extensions(new TypeLiteral<Map<String, Generator<?>>>() {}));
        check("scorer", extensions(new TypeLiteral<Map<String, Scorer<?>>>() {}));
        check("augmentation", extensions(new TypeLiteral<Map<String, Augmentation<?>>>() {}));
    }

    private void check(String kind, Map<String, ? extends Extension<?>> extensions) {
        extensions.forEach((type, extension) -> {
            assertThat(extension.summary()).isNotBlank();
            Set<String> keys = new TreeSet<>();
            for (RecordComponent component : extension.configType().getRecordComponents()) {
                assertThat(component.isAnnotationPresent(Meaning.class))
                        .as(component.toString())
                        .isTrue();
                String key = component.getName().replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
                if (!WITHOUT_DEFAULT.contains(kind + "." + type + "." + key)) {
                    keys.add(key);
                }
            }
            assertThat(defaults.getConfig(kind).getConfig(type).root().keySet())
                    .as(kind + "." + type)
                    .isEqualTo(keys);
        });
    }

    @Test
    void theDefaultRhythmsAreAllThereAre() {
        List<String> names = Arrays.stream(dev.decant.plugin.ecg.generator.Rhythm.values())
                .map(rhythm -> rhythm.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                .collect(Collectors.toList());
        assertThat(defaults.getStringList("generator.ecg.classes")).isEqualTo(names);
        assertThat(defaults.getStringList("data.synthetic-ecg.generator.classes"))
                .isEqualTo(names);
    }
}
