package dev.decant.runtime.config;

import com.typesafe.config.ConfigObject;
import dev.decant.api.config.Meaning;
import dev.decant.api.config.Range;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** The keys of a configuration that the runtime gives a meaning of their own. */
public final class TopLevel {
    static final String NAME = "name";
    static final String RUNS = "runs";
    static final String ENSEMBLE = "ensemble";
    static final String DATA = "data";
    static final String SPLIT = "split";

    /** The defaults of what every data set has beside its source's options. */
    static final String READING = "reading";

    static final String TEACHER = "teacher";
    static final String STUDENT = "student";
    static final String SPLITTER = "splitter";
    static final String STRATEGY = "strategy";
    static final String TRAIN = "train";
    static final String EVALUATE = "evaluate";
    static final String EXTERNAL = "external";
    static final String COMPARE = "compare";
    static final String ANALYSIS = "analysis";
    static final String TUNE = "tune";
    static final String EXECUTOR = "executor";
    static final String LISTENERS = "listeners";
    static final String RUN = "run";
    static final String BASELINE = "baseline";
    static final String STRATEGIES = "strategies";

    /** Every section that may stand at the top of a file. */
    static final List<String> SECTIONS = List.of(
            DATA, SPLIT, TEACHER, STUDENT, SPLITTER, STRATEGY, TRAIN, EVALUATE, COMPARE, TUNE, ANALYSIS, EXECUTOR,
            LISTENERS);

    /** Of these, the sections that are no part of what a run is. */
    static final List<String> BESIDE = List.of(EXECUTOR, LISTENERS);

    private TopLevel() {}

    /** Whether a section {@code teacher} names what is finished already. */
    static boolean isFinished(ConfigObject teacher) {
        return teacher.containsKey(RUN) || teacher.containsKey(RUNS) || teacher.containsKey(ENSEMBLE);
    }

    /** The plain keys. */
    public record General(
            @Meaning("the folder under runs; by default the file's name without its extension")
            String name,

            @Meaning("the folder of all runs, relative to the working directory")
            Path runs) {
        public General {
            if (!name.matches("[\\p{L}\\p{N}_][\\p{L}\\p{N}._-]*")) {
                throw new IllegalArgumentException("name \"" + name
                        + "\" cannot name a folder; expected letters, digits, dots, dashes and underscores");
            }
        }
    }

    /** {@code compare} without its strategies. */
    public record Comparison(
            @Meaning("the name of the strategy that the others are compared with")
            String baseline,

            @Meaning("each trains a teacher and every strategy")
            List<Long> seeds,

            @Meaning("bootstrap resamples behind an interval of a single seed") @Range(min = 100, max = 1000000)
            int resamples,

            @Meaning("coverage of the intervals") @Range(min = 0.5, max = 0.9999)
            double confidence,

            @Meaning(
                    "whether a row BASELINE-equal-time is added: the baseline trained for as long as the slowest strategy")
            boolean equalTime,

            @Meaning(
                    "margin of non-inferiority to the teacher, in units of evaluate.select; without one it is not asked")
            @Range(min = 0.001)
            OptionalDouble margin,

            @Meaning("of each strategy, or of `teacher`, how many trials its settings were chosen from; `best.conf` of"
                    + " `decant tune` says it, and the report shows it")
            Optional<Map<String, Integer>> tuned,

            @Meaning("how every strategy is tuned before it is compared")
            Optional<EqualTuning> tune) {
        public Comparison {
            seeds = List.copyOf(seeds);
            if (seeds.isEmpty()) {
                throw new IllegalArgumentException("seeds is empty; expected at least one");
            }
            if (seeds.stream().distinct().count() < seeds.size()) {
                throw new IllegalArgumentException("seeds " + seeds + " names one twice");
            }
            List<Long> both = tune.map(EqualTuning::seeds).orElse(List.of()).stream()
                    .filter(seeds::contains)
                    .toList();
            if (!both.isEmpty()) {
                throw new IllegalArgumentException("tune.seeds and seeds both have " + both
                        + "; settings are chosen with seeds that the comparison does not use");
            }
        }
    }
}
