package dev.decant.study.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import dev.decant.api.data.Augmentation;
import dev.decant.api.data.Sequence;
import dev.decant.api.network.InputSpec;
import dev.decant.runtime.config.OptimizerConfig;
import dev.decant.runtime.config.ScheduleConfig;
import dev.decant.runtime.config.Selected;
import dev.decant.runtime.config.TrainConfig;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class TrainingDifferencesTest {
    private static final ScheduleConfig COSINE = new ScheduleConfig(ScheduleConfig.Type.COSINE, 2, 0.1);
    private static final ScheduleConfig STEPS =
            new ScheduleConfig(ScheduleConfig.Type.STEP, 0, 0, 0.1, List.of(3, 6), 0, 0.1);

    private record Gain(double mostDecibels) {}

    @Test
    void eachSettingThatDiffersIsNamedAsItIsWritten() {
        TrainConfig common = train(8, 1, 1e-3, COSINE, 0, TrainConfig.OnNonFinite.STOP, List.of());
        TrainConfig own = train(12, 4, 3e-5, STEPS, 2, TrainConfig.OnNonFinite.SKIP_STEP, List.of());

        assertThat(TrainingDifferences.of(own, common))
                .containsExactly(
                        "epochs = 12",
                        "accumulate = 4",
                        "optimizer.learning-rate = 0.00003",
                        "schedule.type = step",
                        "schedule.warmup-epochs = 0",
                        "schedule.milestones = [3, 6]",
                        "threads = 2",
                        "on-non-finite = skip-step");
    }

    @Test
    void theSameTrainingFromAnotherSeedIsTheSame() {
        TrainConfig common = train(8, 1, 1e-3, COSINE, 0, TrainConfig.OnNonFinite.STOP, List.of(gain(6)));
        TrainConfig own = train(8, 1, 1e-3, COSINE, 0, TrainConfig.OnNonFinite.STOP, List.of(gain(6)));

        assertThat(TrainingDifferences.of(own.withSeed(9), common)).isEmpty();
    }

    @Test
    void augmentationsAreComparedOneByOne() {
        TrainConfig none = train(8, 1, 1e-3, COSINE, 0, TrainConfig.OnNonFinite.STOP, List.of());
        TrainConfig one = train(8, 1, 1e-3, COSINE, 0, TrainConfig.OnNonFinite.STOP, List.of(gain(6)));
        TrainConfig two = train(8, 1, 1e-3, COSINE, 0, TrainConfig.OnNonFinite.STOP, List.of(gain(3), gain(6)));

        assertThat(TrainingDifferences.of(one, none))
                .containsExactly("augment.0.type = gain", "augment.0.most-decibels = 6");
        assertThat(TrainingDifferences.of(none, one)).containsExactly("augment = []");
        assertThat(TrainingDifferences.of(one, two))
                .containsExactly(
                        "augment.0.most-decibels = 6", "without augment.1.type", "without augment.1.most-decibels");
    }

    private static TrainConfig train(
            int epochs,
            int accumulate,
            double rate,
            ScheduleConfig schedule,
            int threads,
            TrainConfig.OnNonFinite onNonFinite,
            List<Selected<Augmentation<Record>>> augment) {
        return new TrainConfig(
                epochs,
                64,
                accumulate,
                7,
                new OptimizerConfig(OptimizerConfig.Type.ADAMW, rate, 1e-2, 0.9, 0.999, 1e-8),
                schedule,
                1,
                TrainConfig.ClassWeights.BALANCED,
                0,
                0,
                5,
                augment,
                threads,
                TrainConfig.TeacherCache.AUTO,
                onNonFinite);
    }

    @SuppressWarnings("unchecked") // its options are its own
    private static Selected<Augmentation<Record>> gain(double mostDecibels) {
        Augmentation<Gain> none = new Augmentation<>() {
            @Override
            public Class<Gain> configType() {
                return Gain.class;
            }

            @Override
            public String summary() {
                return "Of the test";
            }

            @Override
            public Sequence augment(Sequence sequence, InputSpec input, RandomGenerator random, Gain config) {
                return sequence;
            }
        };
        return new Selected<>("gain", (Augmentation<Record>) (Augmentation<?>) none, new Gain(mostDecibels));
    }
}
