package dev.decant.study.analysis;

import dev.decant.api.data.DataException;
import dev.decant.api.score.Predictions;
import dev.decant.runtime.config.Experiment;
import dev.decant.runtime.config.ExperimentLoader;
import dev.decant.runtime.data.CacheProgress;
import dev.decant.runtime.evaluation.Similarity;
import dev.decant.runtime.experiment.RunSpecs;
import dev.decant.runtime.experiment.TeacherOfRun;
import dev.decant.runtime.experiment.TrainedNetworks;
import dev.decant.runtime.run.FinishedRun;
import dev.decant.runtime.run.RunStore;
import dev.decant.study.external.ExternalData;
import dev.decant.study.external.OpenedSets;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Looks into finished runs, beside their teachers, on the test split and on external sets. */
public final class Analysing {
    private final TrainedNetworks networks;
    private final ExperimentLoader configurations;

    @Inject
    Analysing(TrainedNetworks networks, ExperimentLoader configurations) {
        this.networks = networks;
        this.configurations = configurations;
    }

    /** A run with the configuration beside it, and how much of each set is looked at. */
    private record Asked(FinishedRun run, Experiment experiment, AnalysisOptions options) {
        /** Runs of one comparison share their data, which need not be opened for each. */
        boolean onDataOf(Asked other) {
            return experiment.data().equals(other.experiment.data())
                    && experiment.split().equals(other.experiment.split())
                    && experiment.external().equals(other.experiment.external())
                    && experiment.runs().equals(other.experiment.runs());
        }
    }

    /**
     * Looks into runs one after the other. What was computed is kept in the run's folder and read back.
     *
     * @param progress hears a line for each analysis that is not read back
     * @param done hears of each run when it is done
     * @return the runs in the order given
     * @throws dev.decant.study.request.InvalidRequest if a number is too small
     * @throws DataException if a run is not finished, or the data are not those that it was trained on
     */
    public List<AnalysedRun> analyse(
            List<Path> folders, AnalysisRequest request, CacheProgress progress, Consumer<AnalysedRun> done)
            throws IOException {
        List<FinishedRun> runs = folders.stream().map(RunStore::read).toList();
        List<Experiment> experiments = runs.stream()
                .map(run -> configurations.loadBeside(run.folder().config(), request.settings()))
                .toList();
        List<Asked> asked = new ArrayList<>();
        for (int i = 0; i < runs.size(); i++) {
            Experiment experiment = experiments.get(i);
            asked.add(new Asked(runs.get(i), experiment, request.options(experiment.analysis())));
        }
        List<AnalysedRun> all = new ArrayList<>();
        for (int first = 0; first < asked.size(); ) {
            int next = first + 1;
            while (next < asked.size() && asked.get(next).onDataOf(asked.get(first))) {
                next++;
            }
            try (OpenedSets sets = OpenedSets.open(asked.get(first).experiment(), progress)) {
                for (Asked one : asked.subList(first, next)) {
                    AnalysedRun analysed = analyse(one, teacher(one.run(), request, progress), sets, progress);
                    all.add(analysed);
                    done.accept(analysed);
                }
            }
            first = next;
        }
        return all;
    }

    private AnalysedRun analyse(Asked asked, Optional<FinishedRun> teacher, OpenedSets sets, CacheProgress progress)
            throws IOException {
        Analyst analyst = new Analyst(networks, asked.options(), progress);
        FinishedRun run = asked.run();
        AnalysedSet test = new AnalysedSet(
                analyst.analyse(run, teacher, sets.data()),
                teacher.map(found -> similarity(run, run.test(), found.test())),
                run.test().task().classes(),
                List.of());
        List<AnalysedSet> external = new ArrayList<>();
        for (ExternalData set : sets.external().sets()) {
            external.add(analyse(
                    analyst, run, teacher, set, asked.experiment().evaluate().batchSize()));
        }
        return new AnalysedRun(run, teacher, test, external);
    }

    private static AnalysedSet analyse(
            Analyst analyst, FinishedRun run, Optional<FinishedRun> teacher, ExternalData set, int batchSize)
            throws IOException {
        Predictions own = set.predict(run, batchSize).predictions();
        Optional<Similarity> similarity = Optional.empty();
        if (teacher.isPresent()) {
            similarity = Optional.of(
                    similarity(run, own, set.predict(teacher.get(), batchSize).predictions()));
        }
        return new AnalysedSet(
                analyst.analyse(run, teacher, set),
                similarity,
                own.task().classes(),
                set.remarks(run.test().task()));
    }

    private static Optional<FinishedRun> teacher(FinishedRun run, AnalysisRequest request, CacheProgress progress)
            throws IOException {
        if (run.label().equals(RunSpecs.TEACHER)) {
            return Optional.empty();
        }
        Optional<FinishedRun> found =
                request.teacher().isPresent() ? request.teacher().map(RunStore::read) : TeacherOfRun.of(run);
        if (found.isEmpty()) {
            progress.notice("no teacher of " + run.folder().path()
                    + " was found, so it is compared with itself only; name one with --teacher");
        }
        return found;
    }

    private static Similarity similarity(FinishedRun run, Predictions own, Predictions teacher) {
        if (!own.ids().equals(teacher.ids())
                || !own.task().classes().equals(teacher.task().classes())) {
            throw new DataException("the teacher was not judged on the records and classes of the run "
                    + run.folder().path() + "; name one with --teacher that was trained on the same data and split");
        }
        return Similarity.of(own.probabilities(), teacher.probabilities());
    }
}
