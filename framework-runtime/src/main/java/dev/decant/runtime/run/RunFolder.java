package dev.decant.runtime.run;

import java.nio.file.Files;
import java.nio.file.Path;

/** The files of one run. */
public record RunFolder(Path path) {
    /** The experiment's resolved configuration. */
    public Path config() {
        return path.resolve("config.conf");
    }

    /** Which part of the experiment this is, and everything that determined it. */
    public Path provenance() {
        return path.resolve("provenance.json");
    }

    /** One line for each epoch, without timings: the same for the same run. */
    public Path metrics() {
        return path.resolve("metrics.jsonl");
    }

    /** One line for each epoch: seconds, samples per second, waiting, memory. */
    public Path timings() {
        return path.resolve("timings.jsonl");
    }

    /** What the process printed that trained the run, where it was another one than the command's. */
    public Path log() {
        return path.resolve("log.txt");
    }

    /** TensorBoard events. */
    public Path events() {
        return path.resolve("tensorboard");
    }

    /** What resuming needs. */
    public Path last() {
        return path.resolve("checkpoints").resolve("last.safetensors");
    }

    /** The network at its best validation metric. */
    public Path best() {
        return path.resolve("checkpoints").resolve("best.safetensors");
    }

    /** What was measured of the training split before the first step, for a strategy that asks for it. */
    public Path measured() {
        return path.resolve("checkpoints").resolve("measured.safetensors");
    }

    /** The batch of the first step whose loss or gradient was not finite, and what was measured; gone when a training begins. */
    public Path diverged() {
        return path.resolve("diverged.safetensors");
    }

    /** The trained student as a TensorFlow SavedModel. */
    public Path student() {
        return path.resolve("student");
    }

    /** How records become what the student sees. */
    public Path preparation() {
        return path.resolve("preparation.json");
    }

    /** The predictions on one split. */
    public Path predictions(String split) {
        return path.resolve("predictions").resolve(split + ".csv");
    }

    /** Written last: the run is finished. */
    public Path result() {
        return path.resolve("result.json");
    }

    /** Every file of the finished run with its checksum. */
    public Path manifest() {
        return path.resolve("manifest.json");
    }

    /** Whether the run came to its end. */
    public boolean finished() {
        return Files.isRegularFile(result());
    }
}
