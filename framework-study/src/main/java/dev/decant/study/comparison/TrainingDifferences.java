package dev.decant.study.comparison;

import dev.decant.runtime.config.TrainConfig;
import java.util.ArrayList;
import java.util.List;

/** The settings in which one training differs from another. */
final class TrainingDifferences {
    private TrainingDifferences() {}

    /** Such as {@code epochs = 12}. */
    static List<String> of(TrainConfig own, TrainConfig common) {
        List<String> differences = new ArrayList<>();
        differ(differences, "epochs", own.epochs(), common.epochs());
        differ(differences, "batch-size", own.batchSize(), common.batchSize());
        differ(differences, "optimizer", own.optimizer(), common.optimizer());
        differ(differences, "schedule", own.schedule(), common.schedule());
        differ(differences, "clip-norm", own.clipNorm(), common.clipNorm());
        differ(differences, "class-weights", own.classWeights(), common.classWeights());
        differ(differences, "label-smoothing", own.labelSmoothing(), common.labelSmoothing());
        differ(differences, "ema-decay", own.emaDecay(), common.emaDecay());
        differ(differences, "patience", own.patience(), common.patience());
        differ(differences, "augment", augment(own), augment(common));
        return differences;
    }

    private static List<String> augment(TrainConfig train) {
        return train.augment().stream()
                .map(chosen -> chosen.type() + " " + chosen.config())
                .toList();
    }

    private static void differ(List<String> differences, String key, Object own, Object common) {
        if (!own.equals(common)) {
            differences.add(key + " = " + own);
        }
    }
}
