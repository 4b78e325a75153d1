package dev.decant.plugin.deit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.decant.plugin.deit.DeitConfig.Kind;
import dev.decant.plugin.deit.DeitConfig.Prediction;
import dev.decant.plugin.deit.DeitConfig.Preset;
import dev.decant.plugin.deit.DeitConfig.Reduction;
import dev.decant.plugin.deit.DeitConfig.Resolved;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DeitConfigTest {
    @Test
    void presetsHoldThePublishedValues() {
        assertThat(preset(Preset.NONE, Optional.empty()))
                .isEqualTo(new Resolved(Kind.HARD, 0.5, 1, Reduction.BATCH_MEAN, Prediction.MEAN_LOGITS));
        assertThat(preset(Preset.DEIT_CODE, Optional.empty()))
                .isEqualTo(new Resolved(Kind.HARD, 0.5, 1, Reduction.ELEMENTS, Prediction.MEAN_LOGITS));
        assertThat(preset(Preset.DEIT_CODE, Optional.of(Kind.SOFT)))
                .isEqualTo(new Resolved(Kind.SOFT, 0.5, 1, Reduction.ELEMENTS, Prediction.MEAN_LOGITS));
        assertThat(preset(Preset.DEIT_PAPER, Optional.empty()))
                .isEqualTo(new Resolved(Kind.SOFT, 0.1, 3, Reduction.BATCH_MEAN, Prediction.SUM_PROBABILITIES));
        assertThat(preset(Preset.DEIT_PAPER, Optional.of(Kind.HARD)))
                .isEqualTo(new Resolved(Kind.HARD, 0.5, 3, Reduction.BATCH_MEAN, Prediction.SUM_PROBABILITIES));
    }

    @Test
    void aKeyThatIsGivenWinsOverThePreset() {
        DeitConfig config = new DeitConfig(
                Preset.DEIT_PAPER,
                Optional.empty(),
                Optional.of(0.3),
                Optional.of(2.0),
                Optional.of(Reduction.ELEMENTS),
                Optional.of(Prediction.MEAN_LOGITS));
        assertThat(config.resolved())
                .isEqualTo(new Resolved(Kind.SOFT, 0.3, 2, Reduction.ELEMENTS, Prediction.MEAN_LOGITS));
    }

    private static Resolved preset(Preset preset, Optional<Kind> kind) {
        return new DeitConfig(preset, kind, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty())
                .resolved();
    }
}
