package dev.decant.study.page;

import dev.decant.runtime.evaluation.FieldScore;
import dev.decant.study.comparison.Comparison;
import dev.decant.study.comparison.Measure;
import java.util.Locale;
import java.util.Optional;

/** What a measure is called on a page. */
public final class MeasureName {
    private MeasureName() {}

    /** For sentences: with the field's own name of its score. */
    static String of(Measure measure, Comparison comparison) {
        String score = measure == Measure.SCORE
                ? score(comparison)
                        .filter(own -> !own.principal().equals(column(measure)))
                        .map(own -> " (" + own.principal() + ")")
                        .orElse("")
                : "";
        return column(measure) + score;
    }

    /** For the heads of columns. */
    public static String column(Measure measure) {
        return switch (measure) {
            case F1 -> "F1";
            case AUROC -> "AUROC";
            case AUPRC -> "AUPRC";
            case ACCURACY -> "accuracy";
            case SCORE -> "score";
            case R2_TEACHER -> "R² to the teacher";
            case CORR2_TEACHER -> "squared correlation to the teacher";
        };
    }

    /** With a capital. */
    static String title(String name) {
        return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
    }

    private static Optional<FieldScore> score(Comparison comparison) {
        return comparison.chance().flatMap(chance -> chance.score());
    }
}
