package dev.decant.study.comparison;

import dev.decant.runtime.config.TrainConfig;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The settings in which one training differs from another. */
final class TrainingDifferences {
    private TrainingDifferences() {}

    /** Such as {@code epochs = 12}. */
    static List<String> of(TrainConfig own, TrainConfig common) {
        List<String> differences = new ArrayList<>();
        differ(differences, "epochs", own.epochs(), common.epochs());
        differ(differences, "batch-size", own.batchSize(), common.batchSize());
        parts(differences, "optimizer", own.optimizer(), common.optimizer());
        parts(differences, "schedule", own.schedule(), common.schedule());
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

    /** Each key of a section by itself, under the name that it has in a configuration. */
    private static <R extends Record> void parts(List<String> differences, String section, R own, R common) {
        for (RecordComponent part : own.getClass().getRecordComponents()) {
            String key = part.getName().replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
            differ(differences, section + "." + key, value(part, own), value(part, common));
        }
    }

    private static Object value(RecordComponent part, Record of) {
        try {
            Object value = part.getAccessor().invoke(of);
            return value instanceof Enum<?> one
                    ? one.name().toLowerCase(Locale.ROOT).replace('_', '-')
                    : value;
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("the record " + of.getClass() + " cannot be read", e);
        }
    }

    private static void differ(List<String> differences, String key, Object own, Object common) {
        if (!own.equals(common)) {
            differences.add(key + " = " + own);
        }
    }
}
