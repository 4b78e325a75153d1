package dev.decant.study.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.decant.study.search.Asha.Step;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** Promotions, worked out by hand from Algorithm 2 of Li et al. 2020. */
class AshaTest {
    private static final double FAILED = Double.NEGATIVE_INFINITY;

    /** One worker, η = 2, three rungs, four trials with metrics 1, 4, 2, 3: everything that happens. */
    @Test
    void oneWorkerPromotesAsSoonAsHalfOfARungIsWorse() {
        Asha asha = new Asha(2, 3, 4);
        double[] metrics = {1, 4, 2, 3};
        List<Step> steps = new ArrayList<>();
        Optional<Step> step = asha.next();
        while (step.isPresent()) {
            steps.add(step.get());
            asha.begin(step.get());
            asha.done(step.get(), metrics[step.get().trial()]);
            step = asha.next();
        }
        assertThat(steps)
                .containsExactly(
                        new Step(0, 0), // one result: none is the better half of one
                        new Step(1, 0), // two: the better is trial 1
                        new Step(1, 1),
                        new Step(2, 0), // three results still promote one
                        new Step(3, 0), // four promote two: 4 and 3
                        new Step(3, 1),
                        new Step(1, 2)); // two on rung 1 promote the better, to the top
        assertThat(asha.best()).contains(new Step(1, 2));
    }

    @Test
    void nobodyWaitsForARungToBeFull() {
        Asha asha = new Asha(3, 2, 100);
        for (int worker = 0; worker < 4; worker++) {
            assertThat(begun(asha)).isEqualTo(new Step(worker, 0));
        }
        asha.done(new Step(2, 0), 0.5);
        assertThat(begun(asha)).isEqualTo(new Step(4, 0));
        asha.done(new Step(0, 0), 0.7);
        assertThat(begun(asha)).isEqualTo(new Step(5, 0));
        asha.done(new Step(4, 0), 0.6);
        assertThat(begun(asha))
                .as("the best of three, while trials 1 and 3 are still on their way")
                .isEqualTo(new Step(0, 1));
        assertThat(begun(asha)).as("one of three was promoted").isEqualTo(new Step(6, 0));
    }

    @Test
    void higherRungsComeFirst() {
        Asha asha = new Asha(2, 3, 8);
        for (int trial = 0; trial < 4; trial++) {
            asha.begin(new Step(trial, 0));
            asha.done(new Step(trial, 0), trial);
        }
        assertThat(begun(asha)).isEqualTo(new Step(3, 1));
        assertThat(begun(asha)).isEqualTo(new Step(2, 1));
        asha.done(new Step(3, 1), 3);
        asha.done(new Step(2, 1), 9);
        asha.begin(new Step(4, 0));
        asha.begin(new Step(5, 0));
        asha.done(new Step(4, 0), 7);
        asha.done(new Step(5, 0), 8);
        assertThat(begun(asha)).as("rung 1 promotes before rung 0").isEqualTo(new Step(2, 2));
        assertThat(begun(asha)).isEqualTo(new Step(5, 1));
        assertThat(begun(asha)).isEqualTo(new Step(4, 1));
    }

    @Test
    void ofEqualMetricsTheEarlierTrialIsTheBetter() {
        Asha asha = new Asha(2, 2, 2);
        asha.begin(new Step(0, 0));
        asha.begin(new Step(1, 0));
        asha.done(new Step(1, 0), 0.5);
        asha.done(new Step(0, 0), 0.5);
        assertThat(asha.next()).contains(new Step(0, 1));
    }

    @Test
    void aTrialThatFailedCountsOnItsRungAndIsNeverPromoted() {
        Asha asha = new Asha(2, 2, 2);
        asha.begin(new Step(0, 0));
        asha.begin(new Step(1, 0));
        asha.done(new Step(0, 0), FAILED);
        asha.done(new Step(1, 0), 0.1);
        assertThat(begun(asha)).isEqualTo(new Step(1, 1));
        asha.done(new Step(1, 1), FAILED);
        assertThat(asha.next()).isEmpty();
        assertThat(asha.best()).as("what it was before it failed").contains(new Step(1, 0));
    }

    @Test
    void whereTooFewCompeteTheBestGoesOnToTheTop() {
        Asha asha = new Asha(4, 3, 2);
        asha.begin(new Step(0, 0));
        asha.begin(new Step(1, 0));
        asha.done(new Step(0, 0), 0.1);
        assertThat(asha.next()).as("trial 1 may be better").isEmpty();
        asha.done(new Step(1, 0), 0.2);
        assertThat(begun(asha)).isEqualTo(new Step(1, 1));
        asha.done(new Step(1, 1), 0.05);
        assertThat(begun(asha)).isEqualTo(new Step(1, 2));
        asha.done(new Step(1, 2), 0.3);
        assertThat(asha.next()).isEmpty();
    }

    @Test
    void withOneRungEveryTrialIsTrainedOnce() {
        Asha asha = new Asha(3, 1, 3);
        for (int trial = 0; trial < 3; trial++) {
            assertThat(begun(asha)).isEqualTo(new Step(trial, 0));
            asha.done(new Step(trial, 0), trial);
        }
        assertThat(asha.next()).isEmpty();
        assertThat(asha.best()).contains(new Step(2, 0));
    }

    @Test
    void whatDoesNotFollowIsRefused() {
        Asha asha = new Asha(3, 2, 3);
        assertThatThrownBy(() -> asha.begin(new Step(1, 0))).hasMessage("trial 1 cannot begin rung 0");
        asha.begin(new Step(0, 0));
        assertThatThrownBy(() -> asha.begin(new Step(0, 1))).hasMessage("trial 0 cannot begin rung 1");
        assertThatThrownBy(() -> asha.done(new Step(0, 1), 1)).hasMessage("trial 0 was not on its way to rung 1");
    }

    /** Any number of workers, in any order: what was promoted was among the best then, once, and the search ends. */
    @Property(tries = 300)
    void whateverTheOrderAPromotionIsDeserved(
            @ForAll @IntRange(min = 2, max = 5) int eta,
            @ForAll @IntRange(min = 1, max = 4) int rungs,
            @ForAll @IntRange(min = 1, max = 60) int trials,
            @ForAll @IntRange(min = 1, max = 9) int workers,
            @ForAll long seed) {
        Random random = new Random(seed);
        Asha asha = new Asha(eta, rungs, trials);
        List<Step> running = new ArrayList<>();
        Set<Step> taken = new HashSet<>();
        Map<Integer, Map<Integer, Double>> results = new HashMap<>();
        boolean anyFinite = false;
        while (true) {
            Optional<Step> next = running.size() < workers ? asha.next() : Optional.empty();
            if (next.isPresent()) {
                Step step = next.get();
                assertThat(taken.add(step)).as("no step is taken twice").isTrue();
                boolean last = running.isEmpty()
                        && taken.stream().filter(one -> one.rung() == 0).count() == trials;
                if (step.rung() > 0 && !last) {
                    Map<Integer, Double> below = results.getOrDefault(step.rung() - 1, Map.of());
                    double own = below.getOrDefault(step.trial(), FAILED);
                    long better =
                            below.values().stream().filter(value -> value > own).count();
                    assertThat(better).isLessThan(below.size() / eta);
                }
                asha.begin(step);
                running.add(step);
            } else if (running.isEmpty()) {
                break;
            } else {
                Step ended = running.remove(random.nextInt(running.size()));
                double metric = random.nextInt(10) == 0 ? FAILED : random.nextDouble();
                anyFinite |= Double.isFinite(metric);
                results.computeIfAbsent(ended.rung(), rung -> new HashMap<>()).put(ended.trial(), metric);
                asha.done(ended, metric);
            }
        }
        assertThat(results.get(0)).hasSize(trials);
        assertThat(asha.best().isPresent()).isEqualTo(anyFinite);
    }

    private static Step begun(Asha asha) {
        Step step = asha.next().orElseThrow();
        asha.begin(step);
        return step;
    }
}
