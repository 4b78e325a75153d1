package dev.decant.runtime.page;

import dev.decant.runtime.evaluation.FieldScore;
import dev.decant.runtime.report.Comparison;
import dev.decant.runtime.report.Measure;
import java.util.Optional;

/** What a measure is called on a page. */
final class MeasureName {
    private MeasureName() {}

    /** For headings and sentences. */
    static String of(Measure measure, Comparison comparison) {
        return switch (measure) {
                    case F1 -> "F1";
                    case AUROC -> "AUROC";
                    case AUPRC -> "AUPRC";
                    case ACCURACY -> "accuracy";
                    case SCORE -> "score";
                    case R2_TEACHER -> "R² to the teacher";
                }
                + (measure == Measure.SCORE
                        ? score(comparison)
                                .map(score -> " (" + score.principal() + ")")
                                .orElse("")
                        : "");
    }

    private static Optional<FieldScore> score(Comparison comparison) {
        return comparison.chance().flatMap(chance -> chance.score());
    }
}
