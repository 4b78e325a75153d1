package dev.decant.runtime.experiment;

import dev.decant.api.data.DataSet;
import dev.decant.api.network.NetworkProvider;
import dev.decant.api.network.ReadoutSpec;
import dev.decant.api.plugin.NoOptions;
import dev.decant.api.strategy.DistillationStrategy.Needs;
import dev.decant.api.task.Task;
import dev.decant.runtime.config.CompareConfig.Contender;
import dev.decant.runtime.config.Experiment;
import dev.decant.runtime.config.Selected;
import dev.decant.runtime.config.TeacherConfig;
import dev.decant.runtime.data.Batch;
import dev.decant.runtime.data.ClassWeights;
import dev.decant.runtime.data.Split;
import dev.decant.runtime.evaluation.Suitability;
import dev.decant.runtime.graph.GraphSpec;
import dev.decant.runtime.graph.RunGraph;
import dev.decant.runtime.plugin.PluginCatalog;
import dev.decant.runtime.run.RunSpec;
import dev.decant.runtime.training.OpenedData;
import dev.decant.runtime.training.ResidentMemory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Checks an experiment without training: opens the data set, builds the graph of every run with its gradients, and
 * times steps on zeros to estimate memory and time. Where lengths vary, records of a sample decide how long the batches
 * are; of long records a batch has fewer here than in training, and time and memory are scaled.
 */
public final class Rehearsal {
    /** A batch has at least so many records, unless training has fewer. */
    private static final int SMALL_BATCH = 8;

    /** And no more than fit into so many steps, padding included: enough to keep a processor busy. */
    private static final int BATCH_STEPS = 1 << 14;

    private static final int TIMED_STEPS = 3;

    /** Nanoseconds after which a slow step is not timed again. */
    private static final long LONG_ENOUGH = 1_000_000_000;

    private final Experiment experiment;
    private final PluginCatalog catalog;

    public Rehearsal(Experiment experiment, PluginCatalog catalog) {
        this.experiment = experiment;
        this.catalog = catalog;
    }

    /**
     * Lines for the user.
     *
     * @throws dev.decant.api.config.InvalidConfiguration if parts do not fit together
     * @throws dev.decant.api.data.DataException if the data set cannot be opened
     */
    public List<String> rehearse() {
        List<String> lines = new ArrayList<>();
        try (DataSet set = OpenedData.openSet(experiment.data(), Workspaces.of(experiment))) {
            Split split = Split.of(set.records(), experiment.split());
            lines.add(String.format(
                    Locale.ROOT,
                    "data: %d records (%d training, %d validation, %d test, split by %s), classes %s, input %s x %d at"
                            + " %.4g Hz",
                    set.records().size(),
                    split.training().length,
                    split.validation().length,
                    split.test().length,
                    split.byGroup() ? "patient" : "record",
                    String.join(" ", set.task().classes()),
                    set.input().steps().isPresent() ? set.input().steps().getAsInt() + " steps" : "any length",
                    set.input().width(),
                    set.input().stepsPerSecond()));
            set.remarks().forEach((remark, count) -> lines.add("data: " + remark + ": " + count));
            Suitability.require(experiment.evaluate(), set.task());
            RunSpecs specs = new RunSpecs(experiment, catalog);
            Optional<Selected<NetworkProvider<Record>>> teacher =
                    new Teachers(experiment, catalog).networkFor(set.task());
            if (experiment.teacher() instanceof TeacherConfig.Trained trained) {
                lines.add(rehearse(specs.teacher(trained, experiment.train().seed()), teacher, set, split));
            }
            if (experiment.compare().isPresent()) {
                for (Contender contender : experiment.compare().get().contenders()) {
                    RunSpec spec = specs.contender(contender, experiment.train().seed(), Optional.empty());
                    lines.add(rehearse(spec, teacher, set, split));
                }
            } else {
                lines.add(rehearse(specs.student(Optional.empty()), teacher, set, split));
            }
        }
        return lines;
    }

    private String rehearse(
            RunSpec spec, Optional<Selected<NetworkProvider<Record>>> teacher, DataSet set, Split split) {
        float[] thresholds = new float[set.task().outputs()];
        Arrays.fill(thresholds, 0.5f);
        List<ReadoutSpec> readouts =
                new RunSpecs(experiment, catalog).plain().extension().readouts(set.task(), new NoOptions());
        GraphSpec graphSpec = new GraphSpec(
                set.input(),
                set.task(),
                spec.network(),
                spec.strategy(),
                spec.splitter(),
                spec.strategy().extension().needs(spec.strategy().config()) == Needs.NO_TEACHER
                        ? Optional.empty()
                        : teacher.map(network -> new GraphSpec.TeacherSpec(network, readouts, thresholds)),
                spec.train(),
                ClassWeights.equal(set.task()));
        ResidentMemory.resetPeak();
        long before = ResidentMemory.peakMiB();
        try (RunGraph graph = RunGraph.build(graphSpec)) {
            graph.initialise();
            long built = ResidentMemory.peakMiB();
            EpochLengths lengths =
                    EpochLengths.of(set, split.training(), spec.train().batchSize());
            int[] knots = lengths.knots();
            double[] seconds = new double[knots.length];
            for (int i = 0; i < knots.length; i++) {
                seconds[i] = perRecord(graph, spec, set, knots[i]);
            }
            double perRecord = lengths.mean(seconds);
            long stepped = ResidentMemory.peakMiB();
            int real = spec.train().batchSize() / spec.train().accumulate();
            int timed = size(spec, lengths.longest()) / spec.train().accumulate();
            long memory = built + (stepped - built) * real / Math.max(1, timed);
            StringBuilder line = new StringBuilder(String.format(
                    Locale.ROOT,
                    "%s: %,d parameters%s, about %s an epoch, %d epochs, about %,d MiB",
                    spec.label(),
                    graph.trainableParameters(),
                    graph.strategyParameters() == 0
                            ? ""
                            : String.format(Locale.ROOT, " and %,d of the strategy", graph.strategyParameters()),
                    duration(perRecord * split.training().length),
                    spec.train().epochs(),
                    Math.max(memory, before)));
            graph.phases()
                    .forEach(phase -> phase.unreached()
                            .forEach(name -> line.append("; phase ")
                                    .append(phase.name())
                                    .append(" does not reach ")
                                    .append(name)));
            return line.toString();
        }
    }

    /** How many records of that length a step is timed with. */
    private static int size(RunSpec spec, int steps) {
        return Math.min(spec.train().batchSize(), Math.max(SMALL_BATCH, BATCH_STEPS / steps));
    }

    private static double perRecord(RunGraph graph, RunSpec spec, DataSet set, int steps) {
        Batch batch = zeros(set, size(spec, steps), steps);
        graph.step(0, batch, 0, 1, 0); // the first step of a length also plans memory
        long began = System.nanoTime();
        long least = Long.MAX_VALUE; // what else the machine does only adds
        for (int i = 1; i <= TIMED_STEPS && (i == 1 || System.nanoTime() - began < LONG_ENOUGH); i++) {
            long start = System.nanoTime();
            graph.step(0, batch, i, i + 1, 0);
            least = Math.min(least, System.nanoTime() - start);
        }
        return least / 1e9 / batch.size();
    }

    private static Batch zeros(DataSet set, int size, int steps) {
        int width = set.input().width();
        int targetWidth =
                set.task() instanceof Task.PerStepBinary ? steps : set.task().outputs();
        float[] mask = new float[size * steps];
        Arrays.fill(mask, 1f);
        float[] targets = new float[size * targetWidth];
        for (int i = 0; i < size; i++) {
            targets[i * targetWidth] = 1f;
        }
        return new Batch(
                size, steps, width, new float[size * steps * width], mask, targets, targetWidth, new int[size]);
    }

    private static String duration(double seconds) {
        if (seconds < 90) {
            return String.format(Locale.ROOT, "%.1f s", seconds);
        }
        return seconds < 5400
                ? String.format(Locale.ROOT, "%.0f min", seconds / 60)
                : String.format(Locale.ROOT, "%.1f h", seconds / 3600);
    }
}
