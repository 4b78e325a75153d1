package dev.decant.cli;

import dev.decant.io.file.AtomicFile;
import dev.decant.runtime.config.ExperimentLoader;
import dev.decant.runtime.training.TrainingListener;
import dev.decant.study.figure.VariationFigure;
import dev.decant.study.figure.VariationRequest;
import dev.decant.study.figure.Varying;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code decant augment}: what augmentation does to a record, as a picture. */
@Command(
        name = "augment",
        description = {
            "Draws a record as a network sees it, and what each operation of RandAugment makes of it at three"
                    + " magnitudes, as SVG.",
            "The operations are those of train.augment { type = randaugment } where the configuration has it, else"
                    + " those of its defaults."
        })
final class AugmentCommand extends ConfiguredCommand {
    private final Console console;
    private final TrainingListener progress;
    private final Provider<ExperimentLoader> configurations;
    private final Provider<Varying> varying;

    @Parameters(paramLabel = "CONF", description = "The configuration file.")
    private Path file = Path.of("");

    @Option(names = "--record", paramLabel = "R", description = "The record's name; the first one by default.")
    private Optional<String> record = Optional.empty();

    @Option(
            names = "--channel",
            paramLabel = "NAME",
            description = "The channel to draw; II where there is one, else the first.")
    private Optional<String> channel = Optional.empty();

    @Option(names = "--seed", defaultValue = "1", paramLabel = "S", description = "Decides what is random.")
    private long seed;

    @Option(names = "--out", required = true, paramLabel = "FILE", description = "The SVG file; it is replaced.")
    private Path out = Path.of("");

    @Inject
    AugmentCommand(
            Console console,
            TrainingListener progress,
            Provider<ExperimentLoader> configurations,
            Provider<Varying> varying) {
        this.console = console;
        this.progress = progress;
        this.configurations = configurations;
        this.varying = varying;
    }

    @Override
    public Integer call() throws IOException {
        VariationFigure figure = varying.get()
                .vary(
                        configurations.get().load(file, settings()),
                        new VariationRequest(record, channel, seed),
                        progress);
        AtomicFile.writeText(out, figure.svg());
        console.err().println("Drew record " + figure.record() + " to " + out);
        return ExitCode.DONE;
    }
}
