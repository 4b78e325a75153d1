package dev.decant.runtime.graph;

import dev.decant.api.config.InvalidConfiguration;
import dev.decant.nn.parameter.StoredVariable;
import dev.decant.nn.parameter.Tensors;
import dev.decant.nn.parameter.TrainingMean;
import dev.decant.runtime.data.Batch;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.tensorflow.Output;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.types.TFloat32;

/** Measures the statistics that are fixed before the first step: sums in double precision, batch after batch. */
final class TrainingMeans implements Consumer<Batch> {
    private final List<TrainingMean> means;
    private final Session session;
    private final BatchInputs inputs;
    /** Each tensor once: two statistics may share a count, and a tensor may be fetched only once. */
    private final List<Output<TFloat32>> measured;

    private final Map<Output<TFloat32>, double[]> totals = new HashMap<>();

    TrainingMeans(List<TrainingMean> means, Session session, BatchInputs inputs) {
        this.means = means;
        this.session = session;
        this.inputs = inputs;
        this.measured = means.stream()
                .flatMap(mean -> Stream.of(mean.sum().asOutput(), mean.count().asOutput()))
                .distinct()
                .toList();
    }

    @Override
    public void accept(Batch batch) {
        try (FedRecords records = FedRecords.of(batch, 0, batch.size())) {
            Session.Runner runner = records.feedInputs(session.runner(), inputs);
            measured.forEach(runner::fetch);
            try (Result result = runner.run()) {
                for (int i = 0; i < measured.size(); i++) {
                    add(measured.get(i), Tensors.copy(result.get(i)));
                }
            }
        }
    }

    private void add(Output<TFloat32> tensor, float[] values) {
        double[] total = totals.computeIfAbsent(tensor, first -> new double[values.length]);
        IntStream.range(0, total.length).forEach(i -> total[i] += values[i]);
    }

    /**
     * The mean of each statistic over the batches so far.
     *
     * @throws InvalidConfiguration if one is not finite: nothing was counted, or the network puts out no numbers
     */
    Map<StoredVariable, float[]> values() {
        Map<StoredVariable, float[]> values = new HashMap<>();
        for (TrainingMean mean : means) {
            float[] quotients = new float[Math.toIntExact(mean.statistic().size())];
            double[] sum = totals.getOrDefault(mean.sum().asOutput(), new double[quotients.length]);
            double count = totals.getOrDefault(mean.count().asOutput(), new double[1])[0];
            for (int i = 0; i < quotients.length; i++) {
                quotients[i] = (float) (sum[i] / count);
                if (!Float.isFinite(quotients[i])) {
                    throw new InvalidConfiguration(
                            "the statistic " + mean.statistic().name() + " of the training split is " + quotients[i]
                                    + ", over a count of " + count);
                }
            }
            values.put(mean.statistic(), quotients);
        }
        return values;
    }
}
