package dev.decant.runtime.config;

import dev.decant.api.strategy.BlockSplitter;
import dev.decant.api.strategy.DistillationStrategy;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What is compared: strategies times seeds.
 *
 * @param baseline the name of the contender that the others are compared with
 * @param seeds each trains a teacher and every contender
 * @param contenders in the order of the configuration
 * @param resamples bootstrap resamples behind an interval of a single seed
 * @param confidence the intervals' coverage, such as 0.95
 * @param equalTime whether the baseline is trained once more, for as long as the slowest strategy took
 * @param margin of non-inferiority to the teacher, in units of the metric that selects; empty where none is asked for
 * @param tuned of a strategy, or of the teacher, how many trials its settings were chosen from
 * @param tune how every strategy is tuned first; empty where they are compared as they are written
 */
public record CompareConfig(
        String baseline,
        List<Long> seeds,
        List<Contender> contenders,
        int resamples,
        double confidence,
        boolean equalTime,
        OptionalDouble margin,
        Map<String, Integer> tuned,
        Optional<EqualTuning> tune) {
    /** The same with some of the contenders. */
    public CompareConfig withContenders(List<Contender> some) {
        return new CompareConfig(baseline, seeds, some, resamples, confidence, equalTime, margin, tuned, tune);
    }

    /**
     * One strategy of a comparison.
     *
     * @param name its name in the table
     * @param strategy the strategy with its options
     * @param train the run's training with the contender's own overrides
     * @param splitter how the networks are cut for it: its own splitter, or else the experiment's
     */
    public record Contender(
            String name,
            Selected<DistillationStrategy<Record>> strategy,
            TrainConfig train,
            Selected<BlockSplitter<Record>> splitter) {}
}
