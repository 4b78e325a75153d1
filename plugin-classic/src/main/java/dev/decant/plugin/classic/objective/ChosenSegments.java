package dev.decant.plugin.classic.objective;

import dev.decant.api.config.InvalidConfiguration;
import dev.decant.api.strategy.StrategyContext;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/**
 * The segments that a method looks at, in ascending order.
 *
 * @param numbers from 1, each once; at least one
 */
public record ChosenSegments(List<Integer> numbers) {
    /** What the options of this name mean, for their {@code @Meaning}. */
    public static final String MEANING =
            "the segments whose features are matched, from 1, or counted from the end with -1 for the last; empty: all";

    public ChosenSegments {
        numbers = List.copyOf(numbers);
    }

    /**
     * @param chosen from 1, or from -1, the last, downwards; empty for all
     * @throws InvalidConfiguration if the networks are not cut into as many segments
     */
    public static ChosenSegments of(StrategyContext context, List<Integer> chosen) {
        int count = context.studentSegments().size();
        if (chosen.isEmpty()) {
            return new ChosenSegments(IntStream.rangeClosed(1, count).boxed().toList());
        }
        return new ChosenSegments(chosen.stream()
                .map(number -> within(number, count))
                .distinct()
                .sorted()
                .toList());
    }

    private static int within(int number, int count) {
        int fromOne = number < 0 ? count + 1 + number : number;
        if (fromOne < 1 || fromOne > count) {
            throw new InvalidConfiguration("there is no segment " + number + ", the networks are cut into " + count);
        }
        return fromOne;
    }

    /** The sum of a scalar over these segments. */
    public Operand<TFloat32> sum(StrategyContext context, IntFunction<Operand<TFloat32>> term) {
        return numbers.stream()
                .map(term::apply)
                .reduce((first, second) -> context.tf().math.add(first, second))
                .orElseThrow();
    }
}
