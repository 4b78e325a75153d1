package dev.decant.runtime.experiment;

import dev.decant.api.data.DataSet;
import dev.decant.io.text.Counted;
import dev.decant.runtime.config.DataConfig;
import dev.decant.runtime.config.Experiment;
import dev.decant.runtime.config.ExternalSet;
import dev.decant.runtime.config.OnBadRecord;
import dev.decant.runtime.config.TrainConfig;
import dev.decant.runtime.data.BadRecords;
import dev.decant.runtime.data.Inspection;
import dev.decant.runtime.data.SkippedRecords;
import dev.decant.runtime.data.Split;
import dev.decant.runtime.evaluation.Suitability;
import dev.decant.runtime.graph.GraphSpec.TeacherSpec;
import dev.decant.runtime.graph.PhaseInfo;
import dev.decant.runtime.graph.RunGraph;
import dev.decant.runtime.graph.RunVariables;
import dev.decant.runtime.run.RunSpec;
import dev.decant.runtime.training.OpenedData;
import dev.decant.runtime.training.ResidentMemory;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Checks an experiment without training: opens the data set, builds the graph of every run with its gradients, and, unless it
 * is to be quick, times steps on noise to estimate memory and time. Where lengths vary, records of a sample decide how long the batches
 * are; of long records a batch has fewer here than in training, and time and memory are scaled.
 */
public final class Rehearsal {
    private final UntrainedRuns runs;

    @Inject
    public Rehearsal(UntrainedRuns runs) {
        this.runs = runs;
    }

    /**
     * Lines for the user.
     *
     * @throws dev.decant.runtime.config.ConfigurationException with each strategy of a comparison that does not fit the rest
     * @throws dev.decant.api.config.InvalidConfiguration if other parts do not fit together
     * @throws dev.decant.api.data.DataException if a data set cannot be opened, or has records that cannot be read and are
     *     not to be skipped
     */
    public List<String> rehearse(Experiment experiment, Thoroughness thoroughness) {
        List<String> lines = new ArrayList<>();
        try (DataSet set = readable("data", experiment.data(), Workspaces.of(experiment), thoroughness, lines)) {
            Split split = Split.of(set.records(), experiment.split());
            lines.add(0, describe(set, split));
            set.remarks().forEach((remark, count) -> lines.add("data: " + remark + ": " + count));
            Suitability.require(experiment.evaluate(), set.task());
            for (ExternalSet external : experiment.external()) {
                String name = "evaluate.external." + external.name();
                try (DataSet judged = readable(name, external.data(), Workspaces.of(experiment), thoroughness, lines)) {
                    ExternalForm.of(external.name(), judged).requireFit(set.task(), set.input());
                }
            }
            TeacherSpec teacher = runs.teacher(experiment, set.task());
            Misfits misfits = new Misfits(experiment);
            for (RunSpec run : runs.of(experiment)) {
                misfits.attempt(
                        run.label(),
                        () -> lines.add(
                                thoroughness == Thoroughness.QUICK
                                        ? build(run, teacher, set)
                                        : rehearse(run, teacher, set, split)));
            }
            misfits.refuse();
        }
        return lines;
    }

    /** The open set without the records that cannot be read, where these are to be skipped. */
    private static DataSet readable(
            String name, DataConfig data, Path workspace, Thoroughness thoroughness, List<String> lines) {
        DataSet set = OpenedData.openSet(data, workspace);
        try {
            Inspection inspection = new Inspection(set, thoroughness == Thoroughness.DEEP);
            BadRecords bad = inspection.badRecords();
            if (!bad.isEmpty() && (data.reading().onBadRecord() == OnBadRecord.FAIL || bad.isAll())) {
                throw bad.refusal();
            }
            if (!bad.isEmpty()) {
                lines.add(name + ": " + bad.sentence() + "; they are skipped");
            }
            int records = set.records().size();
            if (inspection.read() < records) {
                lines.add(String.format(
                        Locale.ROOT,
                        "%s: %,d headers were compared with their files, and %s read; --deep reads all",
                        name,
                        records,
                        new Counted(inspection.read(), "signal").withCommas()));
            }
            return SkippedRecords.without(set, bad.found());
        } catch (RuntimeException | Error e) {
            set.close();
            throw e;
        }
    }

    private static String describe(DataSet set, Split split) {
        return String.format(
                Locale.ROOT,
                "data: %s (%d training%s, %d validation, %d test, split by %s), classes %s, input %s x %d at"
                        + " %.4g Hz",
                new Counted(set.records().size(), "record"),
                split.training().length,
                split.ofLabelled(),
                split.validation().length,
                split.test().length,
                split.byGroup() ? "patient" : "record",
                String.join(" ", set.task().classes()),
                set.input().steps().isPresent()
                        ? new Counted(set.input().steps().getAsInt(), "step").toString()
                        : "any length",
                set.input().width(),
                set.input().stepsPerSecond());
    }

    /** Without its time, which costs more than a short training. */
    private static String build(RunSpec run, TeacherSpec teacher, DataSet set) {
        try (RunGraph graph = Fitting.graph(run, teacher, set)) {
            return String.format(
                    Locale.ROOT,
                    "%s: %s, %s%s",
                    run.label(),
                    parameters(graph.variables()),
                    new Counted(run.recipe().train().epochs(), "epoch"),
                    unreached(graph.phases()));
        }
    }

    private static String parameters(RunVariables variables) {
        String student = String.format(Locale.ROOT, "%,d parameters", variables.trainableParameters());
        return variables.strategyParameters() == 0
                ? student
                : student + String.format(Locale.ROOT, " and %,d of the strategy", variables.strategyParameters());
    }

    private static String rehearse(RunSpec run, TeacherSpec teacher, DataSet set, Split split) {
        TrainConfig train = run.recipe().train();
        ResidentMemory.resetPeak();
        long before = ResidentMemory.peakMiB();
        try (RunGraph graph = Fitting.graph(run, teacher, set)) {
            RunVariables variables = graph.variables();
            variables.initialise();
            long built = ResidentMemory.peakMiB();
            StepTimer timer = new StepTimer(graph, train, set);
            int[] records = split.taughtBy(run.recipe().needsLabels());
            EpochLengths lengths = EpochLengths.of(set, records, train.batchSize());
            double perRecord = lengths.mean(
                    Arrays.stream(lengths.knots()).mapToDouble(timer::perRecord).toArray());
            long stepped = ResidentMemory.peakMiB();
            int real = train.batchSize() / train.accumulate();
            int timed = timer.batchSize(lengths.longest()) / train.accumulate();
            long memory = built + (stepped - built) * real / Math.max(1, timed);
            String line = String.format(
                    Locale.ROOT,
                    "%s: %s, about %s an epoch, %s, about %,d MiB",
                    run.label(),
                    parameters(variables),
                    duration(perRecord * records.length),
                    new Counted(train.epochs(), "epoch"),
                    Math.max(memory, before));
            return line + unreached(graph.phases());
        }
    }

    private static String unreached(List<PhaseInfo> phases) {
        StringBuilder text = new StringBuilder();
        for (PhaseInfo phase : phases) {
            phase.unreached()
                    .forEach(name -> text.append("; phase ")
                            .append(phase.name())
                            .append(" does not reach ")
                            .append(name));
        }
        return text.toString();
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
