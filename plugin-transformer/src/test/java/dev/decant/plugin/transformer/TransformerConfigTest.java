package dev.decant.plugin.transformer;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.decant.plugin.transformer.TransformerConfig.Init;
import dev.decant.plugin.transformer.TransformerConfig.Pooling;
import dev.decant.plugin.transformer.TransformerConfig.Positions;
import dev.decant.plugin.transformer.TransformerConfig.Stem;
import org.junit.jupiter.api.Test;

/** What does not fit together is said when it is configured. */
class TransformerConfigTest {
    @Test
    void aConvolutionalStemNeedsAPatchAndLooksAhead() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> config(1, false))
                .withMessage("stem = conv needs a patch of several steps, got patch = 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> config(4, true))
                .withMessageContaining("looks into the next patch, which causal = true forbids");
    }

    private static TransformerConfig config(int patch, boolean causal) {
        return new TransformerConfig(
                1, 8, 2, patch, 2, 0, Positions.SINUSOIDAL, Pooling.MEAN, Init.SCALED, Stem.CONV, causal);
    }
}
