package dev.decant.plugin.ecg;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.inject.Guice;
import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import dev.decant.api.plugin.DecantPlugin;
import dev.decant.api.plugin.ExtensionKind;
import dev.decant.api.plugin.ExtensionName;
import dev.decant.api.plugin.Extensions;
import dev.decant.plugin.ecg.diagnosis.ScoredDiagnosis;
import dev.decant.testkit.PluginContractTest;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class EcgPluginTest extends PluginContractTest {
    private static final List<ScoredDiagnosis> RHYTHMS = List.of(
            ScoredDiagnosis.SINUS_RHYTHM,
            ScoredDiagnosis.SINUS_BRADYCARDIA,
            ScoredDiagnosis.SINUS_TACHYCARDIA,
            ScoredDiagnosis.ATRIAL_FIBRILLATION,
            ScoredDiagnosis.ATRIAL_FLUTTER,
            ScoredDiagnosis.PREMATURE_ATRIAL,
            ScoredDiagnosis.PREMATURE_VENTRICULAR);

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
        assertThat(types(ExtensionKind.DATA))
                .containsExactly("cinc2017", "cinc2021", "ludb", "hefei", "wfdb-folder", "synthetic-ecg");
        assertThat(types(ExtensionKind.GENERATOR)).containsExactly("ecg");
        assertThat(types(ExtensionKind.SCORER)).containsExactly("cinc2017", "cinc2021");
        assertThat(types(ExtensionKind.AUGMENTATION)).containsExactly("gain", "noise");
    }

    private static List<String> types(ExtensionKind<?> kind) {
        return Guice.createInjector(new EcgPlugin()).getInstance(Extensions.KEY).keySet().stream()
                .filter(name -> name.kind() == kind)
                .map(ExtensionName::type)
                .toList();
    }

    @Test
    void theDefaultRhythmsAreAllThereAre() {
        Config defaults = ConfigFactory.defaultReference().getConfig("defaults");
        List<String> names = RHYTHMS.stream()
                .map(rhythm -> rhythm.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                .toList();
        assertThat(defaults.getStringList("generator.ecg.classes")).isEqualTo(names);
        assertThat(defaults.getStringList("data.synthetic-ecg.generator.classes"))
                .isEqualTo(names);
    }
}
