package dev.decant.runtime.training;

import dev.decant.runtime.graph.PhaseInfo;
import dev.decant.runtime.graph.StepResult;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What the first steps of an epoch added up to; where a training stops within an epoch it travels in the last checkpoint.
 *
 * @param steps of the epoch that were made
 * @param skipped of these, whose loss or gradient was not finite: they count in no other sum but samples
 * @param samples records trained on
 * @param loss sum over the steps
 * @param terms of the loss, likewise
 * @param norm of the gradient before clipping, likewise
 * @param learningRate of the last step
 * @param seconds of training, the waiting included
 * @param waitSeconds spent waiting for input
 */
record EpochPart(
        int steps,
        int skipped,
        long samples,
        double loss,
        double[] terms,
        double norm,
        double learningRate,
        double seconds,
        double waitSeconds) {
    private static final String PREFIX = "epoch-";

    static EpochPart none(PhaseInfo phase) {
        return new EpochPart(0, 0, 0, 0, new double[phase.terms().size()], 0, 0, 0, 0);
    }

    /** One step more. */
    EpochPart with(StepResult step, int batchSize, double rate) {
        if (!step.isFinite()) {
            return new EpochPart(
                    steps + 1, skipped + 1, samples + batchSize, loss, terms, norm, rate, seconds, waitSeconds);
        }
        double[] sums = terms.clone();
        for (int i = 0; i < sums.length; i++) {
            sums[i] += step.terms()[i];
        }
        return new EpochPart(
                steps + 1,
                skipped,
                samples + batchSize,
                loss + step.loss(),
                sums,
                norm + step.gradientNorm(),
                rate,
                seconds,
                waitSeconds);
    }

    /** The same with the time that it took since then. */
    EpochPart took(double more, double moreWaiting) {
        return new EpochPart(
                steps, skipped, samples, loss, terms, norm, learningRate, seconds + more, waitSeconds + moreWaiting);
    }

    boolean allSkipped() {
        return skipped == steps;
    }

    /** The epoch, if these are all its steps. */
    TrainedEpoch trained(PhaseInfo phase, long peakMemoryMiB) {
        int counted = steps - skipped;
        return new TrainedEpoch(
                phase,
                loss / counted,
                Arrays.stream(terms).map(sum -> sum / counted).toArray(),
                norm / counted,
                learningRate,
                steps,
                skipped,
                samples,
                seconds,
                waitSeconds,
                peakMemoryMiB);
    }

    /** Exact: a number's shortest text gives the same number again. */
    Map<String, String> metadata() {
        Map<String, String> metadata = new LinkedHashMap<>();
        metadata.put(PREFIX + "steps", Integer.toString(steps));
        metadata.put(PREFIX + "skipped", Integer.toString(skipped));
        metadata.put(PREFIX + "samples", Long.toString(samples));
        metadata.put(PREFIX + "loss", Double.toString(loss));
        metadata.put(
                PREFIX + "terms",
                Arrays.stream(terms).mapToObj(Double::toString).collect(Collectors.joining(" ")));
        metadata.put(PREFIX + "norm", Double.toString(norm));
        metadata.put(PREFIX + "learning-rate", Double.toString(learningRate));
        metadata.put(PREFIX + "seconds", Double.toString(seconds));
        metadata.put(PREFIX + "wait-seconds", Double.toString(waitSeconds));
        return metadata;
    }

    /** @throws NumberFormatException if a number is none */
    static Optional<EpochPart> of(Map<String, String> metadata) {
        if (!metadata.containsKey(PREFIX + "steps")) {
            return Optional.empty();
        }
        return Optional.of(new EpochPart(
                Integer.parseInt(value(metadata, "steps")),
                Integer.parseInt(value(metadata, "skipped")),
                Long.parseLong(value(metadata, "samples")),
                Double.parseDouble(value(metadata, "loss")),
                Arrays.stream(value(metadata, "terms").split(" "))
                        .filter(term -> !term.isEmpty())
                        .mapToDouble(Double::parseDouble)
                        .toArray(),
                Double.parseDouble(value(metadata, "norm")),
                Double.parseDouble(value(metadata, "learning-rate")),
                Double.parseDouble(value(metadata, "seconds")),
                Double.parseDouble(value(metadata, "wait-seconds"))));
    }

    private static String value(Map<String, String> metadata, String key) {
        return metadata.getOrDefault(PREFIX + key, "");
    }
}
