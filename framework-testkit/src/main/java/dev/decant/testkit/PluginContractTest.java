package dev.decant.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.inject.Binder;
import com.google.inject.Guice;
import com.google.inject.Injector;
import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import dev.decant.api.config.Meaning;
import dev.decant.api.extension.Extension;
import dev.decant.api.plugin.ApiVersion;
import dev.decant.api.plugin.DecantPlugin;
import dev.decant.api.plugin.Extensions;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * What every plugin keeps: it is found, it was compiled against this interface, and each of its extensions has a
 * summary, a meaning for every option and a default for every option that cannot be left out.
 *
 * <pre>class MyPluginTest extends PluginContractTest {
 *     protected Class&lt;? extends DecantPlugin&gt; plugin() { return MyPlugin.class; }
 * }</pre>
 */
public abstract class PluginContractTest {
    private static final String SERVICES = "META-INF/services/" + DecantPlugin.class.getName();

    /** The plugin's entry point. */
    protected abstract Class<? extends DecantPlugin> plugin();

    @Test
    void theServiceLoaderFindsItAndItsVersionIsThatOfThisInterface() {
        assertThat(instance().apiVersion()).isEqualTo(ApiVersion.CURRENT);
        assertThat(instance().id()).matches("[a-z][a-z0-9-]*");
    }

    /**
     * What the plugin contributes, as {@code kind.type} such as {@code strategy.bbm}, so that a line of its module that is
     * lost is missed. Empty, as it is by default, where the test does not say.
     */
    protected List<String> contributes() {
        return List.of();
    }

    @Test
    void itContributesWhatItSays() {
        if (!contributes().isEmpty()) {
            assertThat(extensions().stream().map(found -> found.key().substring("defaults.".length())))
                    .containsExactlyInAnyOrderElementsOf(contributes());
        }
    }

    @Test
    void everyExtensionHasASummary() {
        assertThat(extensions())
                .isNotEmpty()
                .allSatisfy(found -> assertThat(found.extension().summary())
                        .as(found.key())
                        .isNotBlank()
                        .doesNotContain("\n"));
    }

    @Test
    void everyOptionHasAMeaning() {
        for (Found found : extensions()) {
            meanings(found.key(), found.extension().configType());
        }
    }

    @Test
    void defaultsStandInTheReferenceForEveryOptionThatCannotBeLeftOut() {
        Config reference = ConfigFactory.defaultReference();
        for (Found found : extensions()) {
            assertThat(reference.hasPath(found.key())).as(found.key()).isTrue();
            defaults(found.key(), found.extension().configType(), reference.getConfig(found.key()));
        }
    }

    /** Options that a user must give, so that the reference has no default for them, as {@code kind.type.option}. */
    protected List<String> required() {
        return List.of();
    }

    private record Found(String key, Extension<?> extension) {}

    private DecantPlugin instance() {
        try {
            return ServiceLoader.load(DecantPlugin.class).stream()
                    .filter(provider -> provider.type().equals(plugin()))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError(plugin().getName() + " is not listed in " + SERVICES))
                    .get();
        } catch (ServiceConfigurationError e) {
            throw new AssertionError(
                    "a file " + SERVICES + " on the class path, or what it names: " + e.getMessage(), e);
        }
    }

    /** Every extension under the path of its defaults; a network once as teacher, once as student. */
    private List<Found> extensions() {
        Injector injector = Guice.createInjector(
                Binder::requireExplicitBindings, Extensions::binder, instance().module());
        List<Found> found = new ArrayList<>();
        injector.getInstance(Extensions.KEY).forEach((name, extension) -> {
            assertThat(extension).as(name.toString()).isInstanceOf(name.kind().contract());
            found.add(new Found("defaults." + name.kind().label() + "." + name.type(), extension));
        });
        return found;
    }

    private static void meanings(String key, Class<?> record) {
        for (RecordComponent component : record.getRecordComponents()) {
            String option = key + "." + kebab(component.getName());
            assertThat(component.isAnnotationPresent(Meaning.class))
                    .as("@Meaning of " + option)
                    .isTrue();
            if (component.getType().isRecord()) {
                meanings(option, component.getType());
            }
        }
    }

    private void defaults(String key, Class<?> record, Config reference) {
        TreeSet<String> known = new TreeSet<>();
        for (RecordComponent component : record.getRecordComponents()) {
            String name = kebab(component.getName());
            known.add(name);
            boolean optional = component.getType().equals(Optional.class)
                    || component.getType().equals(OptionalInt.class)
                    || required().contains(key.substring("defaults.".length()) + "." + name);
            assertThat(optional || reference.hasPath(name))
                    .as("default of " + key + "." + name)
                    .isTrue();
            if (component.getType().isRecord() && reference.hasPath(name)) {
                defaults(key + "." + name, component.getType(), reference.getConfig(name));
            }
        }
        assertThat(known).as("options of " + key).containsAll(reference.root().keySet());
    }

    private static String kebab(String camel) {
        return camel.replaceAll("([a-z0-9])([A-Z])", "$1-$2").toLowerCase(Locale.ROOT);
    }
}
