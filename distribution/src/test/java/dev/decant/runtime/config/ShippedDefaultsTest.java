package dev.decant.runtime.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigObject;
import dev.decant.api.plugin.ExtensionKind;
import dev.decant.runtime.plugin.LoadedExtension;
import dev.decant.runtime.plugin.PluginCatalog;
import dev.decant.testkit.ShippedDefaults;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What contract tests take for an extension's defaults is what a run takes, for every extension that is shipped. */
class ShippedDefaultsTest {
    /** It chooses further extensions, which only a run can look up. */
    private static final String CHOOSES = "randaugment";

    private final PluginCatalog catalog = PluginCatalog.ofClassPath();

    @TestFactory
    List<DynamicTest> theTestkitBindsThemAsARunDoes() {
        List<DynamicTest> tests = new ArrayList<>();
        for (ExtensionKind<?> kind : ExtensionKind.all()) {
            for (LoadedExtension<?> loaded : catalog.extensions(kind)) {
                if (!loaded.type().equals(CHOOSES)) {
                    Class<? extends Record> options = loaded.extension().configType();
                    tests.add(DynamicTest.dynamicTest(
                            kind.label() + " " + loaded.type(),
                            () -> assertThat(ShippedDefaults.of(kind, loaded.type(), options, required(options)))
                                    .isEqualTo(ofARun(kind, loaded.type(), required(options)))));
                }
            }
        }
        assertThat(tests).hasSizeGreaterThan(30);
        return tests;
    }

    @Test
    void whatChoosesFurtherExtensionsSaysThatOnlyARunCanBindIt() {
        Class<? extends Record> options = catalog.find(ExtensionKind.AUGMENTATION, CHOOSES)
                .orElseThrow()
                .extension()
                .configType();
        assertThatThrownBy(() -> ShippedDefaults.of(ExtensionKind.AUGMENTATION, CHOOSES, options))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("only a run can bind");
    }

    /** The option that no plugin has a default for. */
    private static String required(Class<? extends Record> options) {
        boolean reads = Arrays.stream(options.getRecordComponents())
                .anyMatch(component -> component.getName().equals("path"));
        return reads ? "path = [somewhere, \"else.zip\"]" : "";
    }

    private Record ofARun(ExtensionKind<?> kind, String type, String overrides) {
        Problems problems = new Problems();
        ConfigObject section =
                ConfigFactory.parseString("type = " + type + "\n" + overrides).root();
        ConfigObject completed = new SectionCompletion(catalog).selection(kind, section);
        Record bound = new SectionBinder(catalog, problems)
                .selection(kind, completed, "")
                .orElseThrow(() -> new AssertionError(problems.all().toString()))
                .config();
        assertThat(problems.all()).isEmpty();
        return bound;
    }
}
