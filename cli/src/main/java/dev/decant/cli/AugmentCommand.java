package dev.decant.cli;

import dev.decant.api.data.Augmentation;
import dev.decant.api.data.AugmentationOperation;
import dev.decant.api.data.RecordInfo;
import dev.decant.api.data.Sequence;
import dev.decant.api.network.InputSpec;
import dev.decant.io.file.AtomicFile;
import dev.decant.runtime.builtin.RandAugment;
import dev.decant.runtime.config.Experiment;
import dev.decant.runtime.config.Selected;
import dev.decant.runtime.data.Batch;
import dev.decant.runtime.data.Sampling;
import dev.decant.runtime.experiment.Workspaces;
import dev.decant.runtime.plugin.NearestName;
import dev.decant.runtime.training.OpenedData;
import dev.decant.study.figure.VariationFigure;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code decant augment}: what augmentation does to a record, as a picture. */
@Command(
        name = "augment",
        description = {
            "Draws a record as a network sees it, and what each operation of RandAugment makes of it at three"
                    + " magnitudes, as SVG.",
            "The operations are those of train.augment { type = randaugment } where the configuration has it, else"
                    + " those of its defaults."
        })
final class AugmentCommand implements Callable<Integer> {
    private static final String TYPE = "randaugment";
    private static final double FULL = 10;
    private static final List<Double> MAGNITUDES = List.of(2.0, 5.0, 10.0);

    private final CommandContext context;

    @Spec
    private CommandSpec spec = CommandSpec.create();

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

    @Mixin
    private Settings settings = new Settings();

    AugmentCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() throws IOException {
        Experiment experiment = context.experiment(file, settings);
        List<Selected<AugmentationOperation<Record>>> operations = operations(experiment);
        try (OpenedData data = OpenedData.open(
                experiment.data(), experiment.split(), Workspaces.of(experiment), new ConsoleProgress(context.err()))) {
            List<String> names =
                    data.cache().records().stream().map(RecordInfo::id).toList();
            int index = index("--record", record.orElse(names.get(0)), names);
            Batch batch = data.assembler(experiment.train()).assemble(new int[] {index}, new Sampling.Centred());
            Sequence original = new Sequence(
                    Arrays.copyOf(batch.sequences(), batch.steps() * batch.channels()),
                    batch.steps(),
                    batch.channels());
            AtomicFile.writeText(
                    out,
                    figure(names.get(index), original, data.input(), operations).svg());
            context.err().println("Drew record " + names.get(index) + " to " + out);
        }
        return ExitCode.DONE;
    }

    private int index(String option, String name, List<String> names) {
        int index = names.indexOf(name);
        if (index < 0) {
            throw new ParameterException(
                    spec.commandLine(),
                    option + ": there is no " + name
                            + NearestName.of(name, names)
                                    .map(nearest -> "; did you mean " + nearest + "?")
                                    .orElse(""));
        }
        return index;
    }

    private VariationFigure figure(
            String name, Sequence original, InputSpec input, List<Selected<AugmentationOperation<Record>>> operations) {
        int drawn = channel.map(chosen -> index("--channel", chosen, input.channels()))
                .orElse(Math.max(0, input.channels().indexOf("II")));
        List<VariationFigure.Row> rows = new ArrayList<>();
        for (Selected<AugmentationOperation<Record>> operation : operations) {
            rows.add(new VariationFigure.Row(
                    operation.type(),
                    MAGNITUDES.stream()
                            .map(magnitude -> operation
                                    .extension()
                                    .apply(
                                            original,
                                            input,
                                            magnitude / FULL,
                                            new SplittableRandom(seed),
                                            operation.config()))
                            .toList()));
        }
        return new VariationFigure(
                "Record " + name + ": operations of RandAugment",
                input.channels().get(drawn),
                drawn,
                input.stepsPerSecond(),
                original,
                rows,
                MAGNITUDES);
    }

    private List<Selected<AugmentationOperation<Record>>> operations(Experiment experiment) {
        for (Selected<Augmentation<Record>> augmentation : experiment.train().augment()) {
            if (augmentation.config() instanceof RandAugment.Options options) {
                return options.operations();
            }
        }
        Record defaults = context.configurations().augmentation(TYPE).config();
        return ((RandAugment.Options) defaults).operations();
    }
}
