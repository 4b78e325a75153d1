package dev.decant.reproduction;

import dev.decant.api.listener.Study;
import dev.decant.api.listener.WrittenFile;
import dev.decant.runtime.config.ConfigurationText;
import dev.decant.runtime.config.Experiment;
import dev.decant.runtime.config.ExperimentLoader;
import dev.decant.runtime.config.ExperimentVariants;
import dev.decant.runtime.plugin.PluginCatalog;
import dev.decant.runtime.run.FinishedRun;
import dev.decant.runtime.run.RunStore;
import dev.decant.runtime.training.StopRequest;
import dev.decant.runtime.training.TrainingListener;
import dev.decant.study.comparison.ComparisonRuns;
import dev.decant.study.comparison.Surroundings;
import dev.decant.study.execution.Jobs;
import dev.decant.study.listening.Telling;
import dev.decant.study.request.InvalidRequest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Repeats tables and figures of the paper and judges its claims: by ready experiments, or of finished runs. */
public final class Reproducing {
    private static final String RUNS = "runs";

    private final PluginCatalog catalog;
    private final ExperimentLoader configurations;
    private final ExperimentVariants.Reader variants;
    private final Reproducer reproducer;
    private final StopRequest stop;

    @Inject
    Reproducing(
            PluginCatalog catalog,
            ExperimentLoader configurations,
            ExperimentVariants.Reader variants,
            Reproducer reproducer,
            StopRequest stop) {
        this.catalog = catalog;
        this.configurations = configurations;
        this.variants = variants;
        this.reproducer = reproducer;
        this.stop = stop;
    }

    /**
     * The configuration that {@link #train} would train, as its author wrote it, with the overrides below it.
     *
     * @throws InvalidRequest if there is no such task or profile, or no task is named of several
     */
    public String configuration(ReproductionRequest request) {
        TaskChoice choice = choice(request);
        return ConfigurationText.of(choice.resource(choice.one("print-config")), request.settings());
    }

    /** Shows a reproduction, and writes it where it belongs. */
    public interface Writing {
        /** Nothing is written. */
        Writing NONE = reproduced -> Map.of();

        /** Returns what was written of each task, by its name. */
        Map<String, List<WrittenFile>> write(Reproduced reproduced) throws IOException;
    }

    /**
     * Trains what is missing of one task or of all; what is finished already is found. The listeners of each task's
     * configuration are told of it as of a comparison.
     *
     * @param jobs how many runs are trained side by side, and where
     * @param progress hears every run
     * @param writing writes down what was found, before the listeners are told of the end
     * @throws InvalidRequest if there is no such task or profile
     * @throws dev.decant.api.config.InvalidConfiguration if a configuration is wrong; all are read before the first is
     *     trained
     * @throws dev.decant.runtime.config.ConfigurationException with each contender that does not fit the rest, likewise
     */
    public Reproduced train(ReproductionRequest request, Jobs jobs, TrainingListener progress, Writing writing)
            throws IOException {
        Map<ReproducedTask, ExperimentVariants> experiments = experiments(request);
        if (experiments.size() > 1) { // what does not fit in the last is told before the first is trained
            experiments.values().forEach(each -> reproducer.requireFit(each, request.targets(), progress));
        }
        Map<String, Telling> told = new LinkedHashMap<>();
        try {
            List<TaskReproduction> done = new ArrayList<>();
            for (Map.Entry<ReproducedTask, ExperimentVariants> entry : experiments.entrySet()) {
                ExperimentVariants variants = entry.getValue();
                Telling telling = Telling.open(variants.base(), Study.Kind.COMPARISON, progress, stop);
                told.put(entry.getKey().name(), telling);
                done.add(reproducer.train(entry.getKey(), variants, request.targets(), jobs, telling.runs()));
            }
            String made = request.config().map(Path::toString).orElse(request.profile());
            Reproduced reproduced = new Reproduced(
                    reproduction(made, request, done),
                    Optional.of(experiments.values().iterator().next().base().runs()));
            Map<String, List<WrittenFile>> written = writing.write(reproduced);
            told.forEach((task, telling) -> telling.ended(written.getOrDefault(task, List.of())));
            return reproduced;
        } finally {
            told.values().forEach(Telling::close);
        }
    }

    private Map<ReproducedTask, ExperimentVariants> experiments(ReproductionRequest request) {
        TaskChoice choice = choice(request);
        List<ReproducedTask> tasks = request.config().isPresent() ? List.of(choice.one("config")) : choice.all();
        Map<ReproducedTask, ExperimentVariants> experiments = new LinkedHashMap<>();
        for (ReproducedTask each : tasks) {
            experiments.put(
                    each,
                    request.config()
                            .map(file -> variants.read(file, request.settings()))
                            .orElseGet(() -> variants.readResource(choice.resource(each), request.settings())));
        }
        return experiments;
    }

    /**
     * Judges finished runs; nothing is trained.
     *
     * @param folders of the runs
     * @param labels by method of the paper, another label that its runs have
     * @throws InvalidRequest if all runs are teachers, a label is none of theirs, or their data do not say which task they
     *     are of
     */
    public Reproduced ofRuns(
            List<Path> folders, Map<String, String> labels, ReproductionRequest request, TrainingListener progress)
            throws IOException {
        List<FinishedRun> finished = folders.stream().map(RunStore::read).toList();
        ComparisonRuns compared = renamed(ComparisonRuns.of(finished), labels);
        if (compared.contenders().isEmpty()) {
            throw InvalidRequest.because("all of these runs are teachers; nothing to compare");
        }
        Experiment experiment =
                configurations.loadBeside(finished.get(0).folder().config(), request.settings());
        ReproducedTask task = choice(request).of(experiment, catalog);
        TaskReproduction done = reproducer.ofRuns(task, experiment, compared, request.targets(), progress);
        return new Reproduced(reproduction(RUNS, request, List.of(done)), Optional.empty());
    }

    private TaskChoice choice(ReproductionRequest request) {
        return TaskChoice.of(request, catalog);
    }

    private static ComparisonRuns renamed(ComparisonRuns found, Map<String, String> labels) {
        ComparisonRuns renamed = found;
        for (Map.Entry<String, String> entry : labels.entrySet()) {
            if (!renamed.contenders().containsKey(entry.getValue())) {
                throw InvalidRequest.of(
                        "as",
                        " " + entry.getKey() + "=" + entry.getValue() + ": none of the runs is labelled "
                                + entry.getValue() + "; expected one of "
                                + String.join(", ", renamed.contenders().keySet()));
            }
            if (renamed.contenders().containsKey(entry.getKey())) {
                throw InvalidRequest.of(
                        "as",
                        " " + entry.getKey() + "=" + entry.getValue() + ": there are runs labelled " + entry.getKey()
                                + " already");
            }
            renamed = renamed.renamed(entry.getValue(), entry.getKey());
        }
        return renamed;
    }

    private static Reproduction reproduction(String made, ReproductionRequest request, List<TaskReproduction> tasks) {
        Map<String, Object> provenance = Surroundings.described();
        provenance.put("command", request.command());
        return new Reproduction(made, List.copyOf(request.targets()), tasks, provenance);
    }
}
