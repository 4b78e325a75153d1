package dev.decant.study.search;

import static java.util.Objects.requireNonNull;

import dev.decant.api.config.InvalidConfiguration;
import dev.decant.runtime.config.ConfigurationException;
import dev.decant.runtime.config.Experiment;
import dev.decant.runtime.config.TuneConfig;
import dev.decant.runtime.experiment.Teachers;
import dev.decant.runtime.run.RunSpec;
import dev.decant.runtime.run.TeacherRun;
import dev.decant.runtime.training.OpenedData;
import dev.decant.runtime.training.Trainer;
import dev.decant.study.execution.RunOutcome;
import dev.decant.study.execution.RunUnit;
import dev.decant.study.execution.UnitSource;
import dev.decant.study.search.Asha.Step;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The runs of a search: the teacher of each seed, then for each step of a trial the runs of its seeds. A trial that is
 * promoted goes on from its checkpoint.
 */
final class TuneUnits implements UnitSource {
    /**
     * What runs are made from.
     *
     * @param trainer tells the user what concerns no run by itself
     */
    record Ground(Experiment experiment, TrialRuns runs, Teachers teachers, OpenedData data, Trainer trainer) {}

    /** A run of a step. */
    private record Part(Step step, RunUnit unit) {}

    private final Ground ground;
    private final TuneConfig tune;
    private final Search search;
    private final SearchListener listener;
    private final List<RunUnit> teachersToTrain = new ArrayList<>();
    private final Map<Long, TeacherRun> teachers = new HashMap<>();
    private final Map<String, Long> teachersInTraining = new HashMap<>();
    private final List<Part> waiting = new ArrayList<>();
    private final Map<String, Part> handedOut = new LinkedHashMap<>();
    private Optional<RuntimeException> teacherFailure = Optional.empty();
    private boolean recalled;

    TuneUnits(Ground ground, TuneConfig tune, Search search, SearchListener listener) throws IOException {
        this.ground = ground;
        this.tune = tune;
        this.search = search;
        this.listener = listener;
        if (!ground.runs().taught()) {
            return;
        }
        for (long seed : tune.seeds()) {
            Optional<RunSpec> teacher = ground.teachers().toTrain(ground.experiment(), seed);
            if (teacher.isPresent()) {
                teachersToTrain.add(RunUnit.of(teacher.get(), ground.data()));
            } else {
                teachers.put(
                        seed, ground.teachers().forSeed(ground.experiment(), seed, ground.trainer(), ground.data()));
            }
        }
    }

    @Override
    public Optional<RunUnit> next() throws IOException {
        if (teacherFailure.isPresent()) {
            return Optional.empty();
        }
        if (!teachersToTrain.isEmpty()) {
            RunUnit teacher = teachersToTrain.remove(0);
            teachersInTraining.put(teacher.id(), teacher.spec().seed());
            return Optional.of(teacher);
        }
        if (!teachersInTraining.isEmpty()) {
            return Optional.empty();
        }
        if (!recalled) {
            recalled = true;
            for (Step step : search.interrupted()) {
                expect(step);
            }
        }
        return ready();
    }

    private Optional<RunUnit> ready() throws IOException {
        while (true) {
            Optional<RunUnit> unit = handOut();
            if (unit.isPresent() && isThere(unit.get())) {
                done(unit.get(), new RunOutcome.Paused());
                continue;
            } else if (unit.isPresent()) {
                Step step = requireNonNull(handedOut.get(unit.get().id())).step();
                listener.training(unit.get().name(), search.told(step));
                return unit;
            }
            Optional<Step> step = search.next();
            if (step.isEmpty()) {
                return Optional.empty();
            }
            expect(step.get());
        }
    }

    /** Another search trained as many epochs of the run, or more. */
    private boolean isThere(RunUnit unit) throws IOException {
        return unit.until() < unit.spec().recipe().train().epochs()
                && ValidationMetric.of(unit.folder(), search.metric()).epochs() >= unit.until();
    }

    /** Its runs are to be trained. */
    private void expect(Step step) throws IOException {
        Trial trial = search.trial(step);
        listener.began(search.told(step));
        try {
            List<Part> parts = new ArrayList<>();
            for (long seed : tune.seeds()) {
                RunSpec spec = ground.runs().of(trial, seed, Optional.ofNullable(teachers.get(seed)));
                parts.add(new Part(step, unit(step, spec)));
            }
            waiting.addAll(parts);
        } catch (ConfigurationException | InvalidConfiguration e) { // values that fit by themselves, and not together
            search.refused(step, String.valueOf(e.getMessage()));
            listener.ended(search.ended(step));
        }
    }

    private RunUnit unit(Step step, RunSpec spec) {
        String name = "trial " + search.trial(step).number() + (tune.seeds().size() > 1 ? " seed " + spec.seed() : "");
        return RunUnit.of(spec, ground.data(), search.epochs(step)).named(name);
    }

    /** Two trials whose values make one run wait for one another. */
    private Optional<RunUnit> handOut() {
        for (Iterator<Part> parts = waiting.iterator(); parts.hasNext(); ) {
            Part part = parts.next();
            if (!handedOut.containsKey(part.unit().id())) {
                parts.remove();
                handedOut.put(part.unit().id(), part);
                return Optional.of(part.unit());
            }
        }
        return Optional.empty();
    }

    @Override
    public void done(RunUnit unit, RunOutcome outcome) throws IOException {
        Long teacherOf = teachersInTraining.remove(unit.id());
        if (teacherOf != null) {
            teacher(teacherOf, unit, outcome);
            return;
        }
        Part part = Optional.ofNullable(handedOut.remove(unit.id())).orElseThrow();
        boolean last = waiting.stream().noneMatch(other -> other.step().equals(part.step()))
                && handedOut.values().stream().noneMatch(other -> other.step().equals(part.step()));
        search.ran(part.step(), part.unit(), outcome);
        if (last) {
            listener.ended(search.ended(part.step()));
        }
    }

    private void teacher(long seed, RunUnit unit, RunOutcome outcome) {
        if (outcome instanceof RunOutcome.Finished finished) {
            teachers.put(
                    seed,
                    Teachers.trained(unit.spec(), finished.run(), ground.data().task()));
        } else if (outcome instanceof RunOutcome.Failed failed) {
            teacherFailure = teacherFailure.or(() -> Optional.of(failed.cause()));
        } else {
            throw new IllegalStateException("a teacher stopped before its end, and nobody asked it to");
        }
    }

    /** Throws what a teacher failed by. */
    void requireTeachers() {
        teacherFailure.ifPresent(failure -> {
            throw failure;
        });
    }
}
