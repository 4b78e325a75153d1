package dev.decant.study.figure;

import dev.decant.api.data.Augmentation;
import dev.decant.api.data.AugmentationOperation;
import dev.decant.api.data.RecordInfo;
import dev.decant.api.data.Sequence;
import dev.decant.api.network.InputSpec;
import dev.decant.runtime.builtin.RandAugment;
import dev.decant.runtime.config.Experiment;
import dev.decant.runtime.config.ExperimentLoader;
import dev.decant.runtime.config.Selected;
import dev.decant.runtime.data.Batch;
import dev.decant.runtime.data.CacheProgress;
import dev.decant.runtime.data.Sampling;
import dev.decant.runtime.experiment.Workspaces;
import dev.decant.runtime.plugin.NearestName;
import dev.decant.runtime.training.OpenedData;
import dev.decant.study.request.InvalidRequest;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/** Shows on a record, as a network sees it, what each operation of RandAugment makes of it at three magnitudes. */
public final class Varying {
    private static final String TYPE = "randaugment";
    private static final double FULL = 10;
    private static final List<Double> MAGNITUDES = List.of(2.0, 5.0, 10.0);

    private final ExperimentLoader configurations;

    @Inject
    Varying(ExperimentLoader configurations) {
        this.configurations = configurations;
    }

    /**
     * Draws the operations of {@code train.augment { type = randaugment }} where the experiment has it, else those of its
     * defaults.
     *
     * @throws InvalidRequest if there is no such record or channel
     * @throws dev.decant.api.data.DataException if the data cannot be used
     */
    public VariationFigure vary(Experiment experiment, VariationRequest request, CacheProgress progress) {
        List<Selected<AugmentationOperation<Record>>> operations = operations(experiment);
        try (OpenedData data =
                OpenedData.open(experiment.data(), experiment.split(), Workspaces.of(experiment), progress)) {
            List<String> names =
                    data.cache().records().stream().map(RecordInfo::id).toList();
            int index = index("record", request.record().orElse(names.get(0)), names);
            Batch batch = data.assembler(experiment.train()).assemble(new int[] {index}, new Sampling.Centred());
            Sequence original = new Sequence(
                    Arrays.copyOf(batch.sequences(), batch.steps() * batch.channels()),
                    batch.steps(),
                    batch.channels());
            return figure(names.get(index), original, data.input(), operations, request);
        }
    }

    private static int index(String option, String name, List<String> names) {
        int index = names.indexOf(name);
        if (index < 0) {
            throw InvalidRequest.of(
                    option,
                    ": there is no " + name
                            + NearestName.of(name, names)
                                    .map(nearest -> "; did you mean " + nearest + "?")
                                    .orElse(""));
        }
        return index;
    }

    private static VariationFigure figure(
            String name,
            Sequence original,
            InputSpec input,
            List<Selected<AugmentationOperation<Record>>> operations,
            VariationRequest request) {
        int drawn = request.channel()
                .map(chosen -> index("channel", chosen, input.channels()))
                .orElse(Math.max(0, input.channels().indexOf("II")));
        return new VariationFigure(
                name,
                input.channels().get(drawn),
                drawn,
                input.stepsPerSecond(),
                original,
                operations.stream()
                        .map(operation -> row(operation, original, input, request.seed()))
                        .toList(),
                MAGNITUDES);
    }

    private static VariationFigure.Row row(
            Selected<AugmentationOperation<Record>> operation, Sequence original, InputSpec input, long seed) {
        return new VariationFigure.Row(
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
                        .toList());
    }

    private List<Selected<AugmentationOperation<Record>>> operations(Experiment experiment) {
        for (Selected<Augmentation<Record>> augmentation : experiment.train().augment()) {
            if (augmentation.config() instanceof RandAugment.Options options) {
                return options.operations();
            }
        }
        Record defaults = configurations.augmentation(TYPE).config();
        return ((RandAugment.Options) defaults).operations();
    }
}
