package dev.decant.reproduction;

import dev.decant.runtime.config.CompareConfig;
import dev.decant.runtime.experiment.RunSpecs;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The names under which an experiment's configuration has the methods of the paper, and which of them a target needs. */
public final class Methods {
    /** The network that is imitated: the paper's CNN or RNN. */
    public static final String TEACHER = RunSpecs.TEACHER;
    /** The student on the labels alone: the paper's "Transformer". */
    public static final String PLAIN = "plain";
    /** Soft targets, which the paper leaves out. */
    public static final String KD = "kd";

    public static final String DEIT = "deit";
    public static final String BBM = "bbm";

    private static final Pattern FEWER_SEGMENTS = Pattern.compile("bbm-block(\\d{1,6})");
    private static final Pattern FEWER_TERMS = Pattern.compile("bbm-without-l([123])");

    private Methods() {}

    /** Whether it is BBM with fewer segments or terms, which Table 3 alone shows. */
    public static boolean isAblation(String method) {
        return FEWER_SEGMENTS.matcher(method).matches()
                || FEWER_TERMS.matcher(method).matches();
    }

    /** Those of the methods that have fewer segments, the fewest first. */
    public static List<String> fewerSegments(List<String> methods) {
        return matching(methods, FEWER_SEGMENTS);
    }

    /** Those of the methods that lack a term of the loss, by its number. */
    public static List<String> fewerTerms(List<String> methods) {
        return matching(methods, FEWER_TERMS);
    }

    /** The segments of {@code bbm-blockN}, or the missing term of {@code bbm-without-lN}. */
    static int number(String ablation) {
        for (Pattern pattern : List.of(FEWER_SEGMENTS, FEWER_TERMS)) {
            Matcher matcher = pattern.matcher(ablation);
            if (matcher.matches()) {
                return Integer.parseInt(matcher.group(1));
            }
        }
        throw new IllegalArgumentException(ablation + " is no ablation");
    }

    private static List<String> matching(List<String> methods, Pattern pattern) {
        return methods.stream()
                .filter(method -> pattern.matcher(method).matches())
                .sorted(Comparator.comparingInt(Methods::number))
                .toList();
    }

    /**
     * The contenders that the targets need: for Table 3 the baseline, BBM and its ablations, for everything else all but
     * the ablations.
     */
    static CompareConfig neededBy(Set<Target> targets, CompareConfig compare) {
        boolean ablations = targets.contains(Target.TABLE3);
        boolean others = targets.stream().anyMatch(target -> target != Target.TABLE3);
        return compare.withContenders(compare.contenders().stream()
                .filter(contender -> contender.name().equals(compare.baseline())
                        || contender.name().equals(BBM)
                        || (isAblation(contender.name()) ? ablations : others))
                .toList());
    }
}
