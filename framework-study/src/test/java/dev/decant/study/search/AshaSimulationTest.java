package dev.decant.study.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.decant.study.search.Asha.Step;
import java.util.Comparator;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Thousands of arms with learning curves that cross, on workers of uneven speed, some of which fail. */
class AshaSimulationTest {
    private static final int ARMS = 2000;
    private static final int EPOCHS = 81;
    private static final int WORKERS = 25;
    private static final int REPETITIONS = 20;

    /** Good arms are rare, noise is small beside what separates them, and some learn several times slower than others. */
    private static final class Arms {
        private final double[] limit = new double[ARMS];
        private final double[] slowness = new double[ARMS];
        private final SplittableRandom random;

        private Arms(long seed) {
            random = new SplittableRandom(seed);
            for (int i = 0; i < ARMS; i++) {
                limit[i] = Math.pow(random.nextDouble(), 4);
                slowness[i] = 2 + 6 * random.nextDouble();
            }
        }

        private double without(int arm, int epochs) {
            return limit[arm] * (1 - Math.exp(-epochs / slowness[arm]));
        }

        private double measured(int arm, int epochs) {
            return without(arm, epochs) + 0.02 * (random.nextDouble() - 0.5);
        }

        private double best() {
            double best = 0;
            for (int arm = 0; arm < ARMS; arm++) {
                best = Math.max(best, without(arm, EPOCHS));
            }
            return best;
        }

        /** What as many epochs give where each arm is trained to its end. */
        private double bestOfFirst(int arms) {
            double best = 0;
            for (int arm = 0; arm < arms; arm++) {
                best = Math.max(best, without(arm, EPOCHS));
            }
            return best;
        }
    }

    private record Job(Step step, double until) {}

    private record Outcome(double found, long epochs, long idle, double regret, double regretOfRandom) {}

    @Test
    void itFindsNearlyTheBestArmForAFractionOfTheEpochs() {
        double regret = 0;
        double ofRandom = 0;
        for (int repetition = 0; repetition < REPETITIONS; repetition++) {
            Outcome outcome = search(repetition);
            assertThat(outcome.epochs())
                    .as("at most a third of what training every arm takes; about an eighteenth is expected")
                    .isLessThan((long) ARMS * EPOCHS / 12);
            assertThat(outcome.idle())
                    .as("workers wait only when there is nothing left to begin")
                    .isZero();
            regret += outcome.regret() / REPETITIONS;
            ofRandom += outcome.regretOfRandom() / REPETITIONS;
        }
        assertThat(regret).as("mean regret against training every arm").isLessThan(0.01);
        assertThat(ofRandom)
                .as("mean regret of random search with as many epochs")
                .isGreaterThan(3 * regret);
    }

    private static Outcome search(long seed) {
        Arms arms = new Arms(seed);
        SplittableRandom chance = new SplittableRandom(seed + 1000);
        Rungs rungs = Rungs.of(1, EPOCHS, 3);
        Asha asha = new Asha(3, rungs.count(), ARMS);
        PriorityQueue<Job> running = new PriorityQueue<>(Comparator.comparingDouble(Job::until));
        double now = 0;
        long epochs = 0;
        long idle = 0;
        int begun = 0;
        while (true) {
            Optional<Step> next = running.size() < WORKERS ? asha.next() : Optional.empty();
            if (next.isPresent()) {
                Step step = next.get();
                asha.begin(step);
                begun += step.rung() == 0 ? 1 : 0;
                int more = rungs.at(step.rung()) - (step.rung() == 0 ? 0 : rungs.at(step.rung() - 1));
                epochs += more;
                // one in twenty is a straggler, ten times as slow
                double speed = chance.nextInt(20) == 0 ? 10 : 0.5 + chance.nextDouble();
                running.add(new Job(step, now + more * speed));
                continue;
            }
            idle += running.size() < WORKERS && begun < ARMS ? 1 : 0;
            Job job = running.poll();
            if (job == null) {
                break;
            }
            now = job.until();
            boolean fails = chance.nextInt(50) == 0;
            asha.done(
                    job.step(),
                    fails
                            ? Double.NEGATIVE_INFINITY
                            : arms.measured(
                                    job.step().trial(), rungs.at(job.step().rung())));
        }
        int found = asha.best().orElseThrow().trial();
        double value = arms.without(found, EPOCHS);
        return new Outcome(
                value, epochs, idle, arms.best() - value, arms.best() - arms.bestOfFirst((int) (epochs / EPOCHS)));
    }
}
