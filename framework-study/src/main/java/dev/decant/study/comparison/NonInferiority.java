package dev.decant.study.comparison;

import java.util.Locale;

/**
 * Whether a method is worse than its teacher by less than a margin that was fixed before the numbers were seen: the lower
 * end of the interval of the difference lies above the margin's negative. One sided, at half of one less the confidence;
 * not corrected for the number of methods.
 *
 * @param difference the method less the teacher
 * @param margin in units of the measure, above 0
 */
public record NonInferiority(PairedDifference difference, double margin) {
    /** What was found. */
    public enum Finding {
        NON_INFERIOR,
        NOT_SHOWN,
        /** Fewer than {@value PairedDifference#FEWEST_SEEDS} seeds. */
        NO_VERDICT;

        /** In words, as every output has it. */
        public String words() {
            return name().toLowerCase(Locale.ROOT).replace('_', this == NON_INFERIOR ? '-' : ' ');
        }
    }

    /** @throws IllegalArgumentException if the margin is not above 0 */
    public NonInferiority {
        if (!(margin > 0)) {
            throw new IllegalArgumentException("a margin of non-inferiority is above 0, got " + margin);
        }
    }

    /** The test of a difference to the teacher. */
    public static NonInferiority of(PairedDifference lessTeacher, double margin) {
        return new NonInferiority(lessTeacher, margin);
    }

    /** An undefined interval shows nothing. */
    public Finding finding() {
        if (!difference.hasVerdict()) {
            return Finding.NO_VERDICT;
        }
        return difference.difference().low() > -margin ? Finding.NON_INFERIOR : Finding.NOT_SHOWN;
    }
}
