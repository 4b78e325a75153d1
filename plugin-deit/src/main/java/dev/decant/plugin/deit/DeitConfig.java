package dev.decant.plugin.deit;

import dev.decant.api.config.Meaning;
import dev.decant.api.config.Range;
import java.util.Optional;

/**
 * The options of the strategy {@code deit}. A key that is left out takes the preset's value, one that is given wins
 * over the preset; {@link #resolved} puts the two together.
 */
public record DeitConfig(
        @Meaning("the values of the keys left out: none, deit-code (facebookresearch/deit) or deit-paper")
        Preset preset,

        @Meaning("hard: the teacher's decision is the target of the token; soft: its distribution; by preset")
        Optional<Kind> kind,

        @Meaning("weight of the distillation term; the task loss weighs 1 - alpha; by preset") @Range(min = 0, max = 1)
        Optional<Double> alpha,

        @Meaning("temperature tau of the soft kind; by preset") @Range(min = 1e-3, max = 1000)
        Optional<Double> temperature,

        @Meaning(
                "divides the soft kind's divergence of a batch by its records or by its records times classes; by preset")
        Optional<Reduction> reduction,

        @Meaning("how the two readouts become one prediction; by preset")
        Optional<Prediction> predict) {

    /** Where the options that are left out come from. */
    public enum Preset {
        /** Hard, alpha 0.5, temperature 1, batch mean, mean of the logits. */
        NONE,
        /** The published code: hard, alpha 0.5, temperature 1, divided by records times classes, mean of the logits. */
        DEIT_CODE,
        /** The paper: soft with alpha 0.1 (hard, if asked for, with 0.5), temperature 3, batch mean, sum of the probabilities. */
        DEIT_PAPER
    }

    /** What the distillation token learns from. */
    public enum Kind {
        /** The teacher's decision: its most probable class or answer, or the labels at or above its own thresholds. */
        HARD,
        /** The teacher's probabilities at a temperature. */
        SOFT
    }

    /** What the divergence of a batch, summed over records and classes, is divided by. */
    public enum Reduction {
        /** The number of records. */
        BATCH_MEAN,
        /** The number of records times the number of classes. */
        ELEMENTS
    }

    /** How the logits of the two readouts become probabilities. */
    public enum Prediction {
        /** Softmax or sigmoid of the mean of the two logits. */
        MEAN_LOGITS,
        /** The sum of the two probabilities, halved so that it stays a probability: the order is the same. */
        SUM_PROBABILITIES
    }

    /** The options with nothing left open. */
    public record Resolved(Kind kind, double alpha, double temperature, Reduction reduction, Prediction predict) {}

    /** This configuration over its preset. */
    public Resolved resolved() {
        boolean paper = preset == Preset.DEIT_PAPER;
        Kind resolvedKind = kind.orElse(paper ? Kind.SOFT : Kind.HARD);
        return new Resolved(
                resolvedKind,
                alpha.orElse(paper && resolvedKind == Kind.SOFT ? 0.1 : 0.5),
                temperature.orElse(paper ? 3.0 : 1.0),
                reduction.orElse(preset == Preset.DEIT_CODE ? Reduction.ELEMENTS : Reduction.BATCH_MEAN),
                predict.orElse(paper ? Prediction.SUM_PROBABILITIES : Prediction.MEAN_LOGITS));
    }
}
