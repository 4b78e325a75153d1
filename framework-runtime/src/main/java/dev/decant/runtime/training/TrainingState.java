package dev.decant.runtime.training;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Where a run stands between two steps; it travels in the last checkpoint.
 *
 * @param nextEpoch the epoch to train next, from 0
 * @param step updates so far, those of a part of an epoch left out
 * @param best the best validation metric so far; −∞ before the first
 * @param bestEpoch its epoch, from 0; −1 before the first
 * @param stopped whether patience has run out
 * @param trainSeconds seconds of training steps so far
 * @param waitSeconds seconds of them spent waiting for input
 * @param samples records trained on so far
 * @param peakMemoryMiB greatest resident memory so far
 * @param part of the next epoch that was trained; empty between two epochs. The sums before do not have it
 */
record TrainingState(
        int nextEpoch,
        int step,
        double best,
        int bestEpoch,
        boolean stopped,
        double trainSeconds,
        double waitSeconds,
        long samples,
        long peakMemoryMiB,
        Optional<EpochPart> part) {
    static TrainingState start() {
        return new TrainingState(0, 0, Double.NEGATIVE_INFINITY, -1, false, 0, 0, 0, 0, Optional.empty());
    }

    /**
     * The state after one more epoch.
     *
     * @param better the validation metric where it is the best so far
     * @param patience epochs of the last phase without a better metric after which training stops; 0 never
     */
    TrainingState after(TrainedEpoch trained, Optional<Double> better, PhaseEpochs phases, int patience) {
        int epoch = nextEpoch;
        int newBest = better.isPresent() ? epoch : bestEpoch;
        int phase = phases.phase(epoch);
        int phaseStart = epoch - phases.within(epoch);
        int sinceBest = epoch - Math.max(newBest, phaseStart - 1);
        boolean lastPhase = phase == phases.firstEpochs().length - 1;
        return new TrainingState(
                epoch + 1,
                step + trained.steps(),
                better.orElse(best),
                newBest,
                patience > 0 && lastPhase && sinceBest >= patience,
                trainSeconds + trained.seconds(),
                waitSeconds + trained.waitSeconds(),
                samples + trained.samples(),
                Math.max(peakMemoryMiB, trained.peakMemoryMiB()),
                Optional.empty());
    }

    /** The state within the next epoch. */
    TrainingState within(EpochPart trained) {
        return new TrainingState(
                nextEpoch,
                step,
                best,
                bestEpoch,
                stopped,
                trainSeconds,
                waitSeconds,
                samples,
                peakMemoryMiB,
                Optional.of(trained));
    }

    Map<String, String> metadata(String runId) {
        Map<String, String> metadata = new LinkedHashMap<>();
        metadata.put("run", runId);
        metadata.put("next-epoch", Integer.toString(nextEpoch));
        metadata.put("step", Integer.toString(step));
        metadata.put("best", Double.toString(best));
        metadata.put("best-epoch", Integer.toString(bestEpoch));
        metadata.put("stopped", Boolean.toString(stopped));
        metadata.put("train-seconds", Double.toString(trainSeconds));
        metadata.put("wait-seconds", Double.toString(waitSeconds));
        metadata.put("samples", Long.toString(samples));
        metadata.put("peak-memory-mib", Long.toString(peakMemoryMiB));
        part.ifPresent(trained -> metadata.putAll(trained.metadata()));
        return metadata;
    }

    static TrainingState of(Map<String, String> metadata) {
        return new TrainingState(
                Integer.parseInt(metadata.getOrDefault("next-epoch", "0")),
                Integer.parseInt(metadata.getOrDefault("step", "0")),
                Double.parseDouble(metadata.getOrDefault("best", "-Infinity")),
                Integer.parseInt(metadata.getOrDefault("best-epoch", "-1")),
                Boolean.parseBoolean(metadata.getOrDefault("stopped", "false")),
                Double.parseDouble(metadata.getOrDefault("train-seconds", "0")),
                Double.parseDouble(metadata.getOrDefault("wait-seconds", "0")),
                Long.parseLong(metadata.getOrDefault("samples", "0")),
                Long.parseLong(metadata.getOrDefault("peak-memory-mib", "0")),
                EpochPart.of(metadata));
    }
}
