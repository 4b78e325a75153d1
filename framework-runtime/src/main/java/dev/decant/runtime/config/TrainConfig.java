package dev.decant.runtime.config;

import dev.decant.api.config.Meaning;
import dev.decant.api.config.Range;
import dev.decant.api.data.Augmentation;
import java.util.List;

/** How a network is trained. */
public record TrainConfig(
        @Meaning("epochs; a strategy with several phases shares them") @Range(min = 1, max = 100000)
        int epochs,

        @Meaning("records in one update") @Range(min = 1, max = 65536)
        int batchSize,

        @Meaning("parts that a batch is computed in, their gradients added: memory for time")
        @Range(min = 1, max = 65536)
        int accumulate,

        @Meaning("seed of weights, batches and random operations")
        long seed,

        @Meaning("the optimiser") OptimizerConfig optimizer,
        @Meaning("the learning rate over the epochs") ScheduleConfig schedule,

        @Meaning("greatest global norm of the gradients; 0 does not clip") @Range(min = 0, max = 1e9)
        double clipNorm,

        @Meaning("weights of the classes in the task loss") ClassWeights classWeights,

        @Meaning(
                "label smoothing ε of the task loss: of K classes (1 − ε)·label + ε/K, of a label (1 − ε)·label + ε/2. What a"
                        + " teacher says is never smoothed")
        @Range(min = 0, max = 0.999)
        double labelSmoothing,

        @Meaning(
                "decay of an exponential moving average of the student's weights, updated after each update; from 0.9 to 0.9999"
                        + " usually. What is validated, kept, tested, exported and taught from is the average. 0 averages nothing")
        @Range(min = 0, max = 0.9999999)
        double emaDecay,

        @Meaning("epochs without a better validation metric after which training ends; 0 never")
        @Range(min = 0, max = 100000)
        int patience,

        @Meaning("augmentations of training sequences, in order")
        List<Selected<Augmentation<Record>>> augment,

        @Meaning("threads within an operation; 0 takes every core. Another count gives other bits")
        @Range(min = 0, max = 1024)
        int threads,

        @Meaning(
                "the frozen teacher's outputs: auto (computed once and kept, where nothing random touches the input), off"
                        + " (computed in every step)")
        TeacherCache teacherCache,

        @Meaning(
                "what a step does whose loss or gradient is not finite: stop (the training ends, and says where it came from),"
                        + " skip-step (weights and their average stay, as do moving statistics where accumulate is 1; the moments of the optimiser take in a gradient of zero)")
        OnNonFinite onNonFinite) {
    public TrainConfig {
        augment = List.copyOf(augment);
        if (batchSize % accumulate != 0) {
            throw new IllegalArgumentException(
                    "batch-size " + batchSize + " is not a multiple of accumulate " + accumulate);
        }
    }

    /** The known class weights. */
    public enum ClassWeights {
        /** Every class weighs 1. */
        NONE,
        /**
         * Inverse to the training frequency, at most 10. Multi-class: records / (classes * records of the class). One
         * or several labels: negatives / positives, for positives.
         */
        BALANCED
    }

    /** When a frozen teacher sees a training record. */
    public enum TeacherCache {
        /** Once, where nothing random touches the input and there is room; else in every step. */
        AUTO,
        /** In every step. */
        OFF
    }

    /** What a step does whose loss or gradient is not finite. */
    public enum OnNonFinite {
        /** Ends the training. */
        STOP,
        /** Changes no weight. */
        SKIP_STEP
    }

    /** The same with another seed. */
    public TrainConfig withSeed(long other) {
        return with(epochs, batchSize, other, threads);
    }

    /** The same with another number of threads. */
    public TrainConfig withThreads(int other) {
        return with(epochs, batchSize, seed, other);
    }

    /** The same for another number of epochs, over which the schedule is stretched; its warm-up stays. */
    public TrainConfig withEpochs(int other) {
        return with(other, batchSize, seed, threads);
    }

    /**
     * The same with another number of records in one update.
     *
     * @throws IllegalArgumentException if it is not a multiple of {@code accumulate}
     */
    public TrainConfig withBatchSize(int other) {
        return with(epochs, other, seed, threads);
    }

    private TrainConfig with(int otherEpochs, int otherBatchSize, long otherSeed, int otherThreads) {
        return new TrainConfig(
                otherEpochs,
                otherBatchSize,
                accumulate,
                otherSeed,
                optimizer,
                schedule,
                clipNorm,
                classWeights,
                labelSmoothing,
                emaDecay,
                patience,
                augment,
                otherThreads,
                teacherCache,
                onNonFinite);
    }
}
