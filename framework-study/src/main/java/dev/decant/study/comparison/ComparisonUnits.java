package dev.decant.study.comparison;

import dev.decant.api.config.InvalidConfiguration;
import dev.decant.runtime.config.CompareConfig;
import dev.decant.runtime.config.CompareConfig.Contender;
import dev.decant.runtime.config.Experiment;
import dev.decant.runtime.experiment.RunSpecs;
import dev.decant.runtime.experiment.Teachers;
import dev.decant.runtime.run.FinishedRun;
import dev.decant.runtime.run.RunSpec;
import dev.decant.runtime.run.TeacherRun;
import dev.decant.runtime.training.OpenedData;
import dev.decant.runtime.training.Trainer;
import dev.decant.study.execution.RunOutcome;
import dev.decant.study.execution.RunUnit;
import dev.decant.study.execution.UnitSource;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The runs of a comparison: a seed's teacher before its students, the row of equal time after all others. They are handed
 * out by seeds, and within a seed as they are written. A strategy that fails for one seed is not begun for another; once a
 * teacher has failed nothing is begun any more.
 */
final class ComparisonUnits implements UnitSource {
    /** A run that is to be trained; its teacher's where there is no contender. */
    private record Node(long seed, Optional<Contender> contender) {
        String label() {
            return contender.map(Contender::name).orElse(RunSpecs.TEACHER);
        }
    }

    private final Ground ground;
    private final EqualTimeChoice equalTime;
    private final List<Node> waiting = new ArrayList<>();
    private final Map<String, Node> handedOut = new HashMap<>();
    private final Map<Long, TeacherRun> teachers = new LinkedHashMap<>();
    private final Map<String, Map<Long, FinishedRun>> finished = new HashMap<>();
    private final Map<String, ComparisonRuns.Failure> failures = new LinkedHashMap<>();
    private Experiment experiment;
    private boolean equalTimeAsked;
    private Optional<RuntimeException> teacherFailure = Optional.empty();

    /**
     * What runs are made from.
     *
     * @param trainer tells the user what concerns no run by itself
     */
    record Ground(RunSpecs specs, Teachers teachers, OpenedData data, Trainer trainer) {}

    ComparisonUnits(Experiment experiment, Ground ground, EqualTimeChoice equalTime) {
        this.experiment = experiment;
        this.ground = ground;
        this.equalTime = equalTime;
        CompareConfig compare = ComparisonTrainer.compare(experiment);
        this.equalTimeAsked = compare.equalTime();
        for (long seed : compare.seeds()) {
            if (ground.teachers().toTrain(experiment, seed).isPresent()) {
                waiting.add(new Node(seed, Optional.empty()));
            }
            compare.contenders().forEach(contender -> waiting.add(new Node(seed, Optional.of(contender))));
        }
    }

    @Override
    public Optional<RunUnit> next() throws IOException {
        if (teacherFailure.isPresent()) {
            return Optional.empty();
        }
        waiting.removeIf(node -> failures.containsKey(node.label()));
        if (waiting.isEmpty() && handedOut.isEmpty() && equalTimeAsked) {
            equalTimeAsked = false;
            addEqualTime();
        }
        for (Iterator<Node> nodes = waiting.iterator(); nodes.hasNext(); ) {
            Node node = nodes.next();
            Optional<RunSpec> spec = spec(node);
            if (spec.isPresent()) {
                nodes.remove();
                RunUnit unit = RunUnit.of(spec.get(), ground.data());
                handedOut.put(unit.name(), node);
                return Optional.of(unit);
            }
        }
        return Optional.empty();
    }

    /** Empty as long as the teacher is not finished. */
    private Optional<RunSpec> spec(Node node) throws IOException {
        if (node.contender().isEmpty()) {
            return ground.teachers().toTrain(experiment, node.seed());
        }
        Optional<TeacherRun> teacher = teacher(node.seed());
        return teacher.isEmpty()
                ? Optional.empty()
                : Optional.of(ground.specs()
                        .contender(experiment, node.contender().get(), node.seed(), teacher));
    }

    private Optional<TeacherRun> teacher(long seed) throws IOException {
        if (!teachers.containsKey(seed)
                && ground.teachers().toTrain(experiment, seed).isEmpty()) {
            teachers.put(seed, ground.teachers().forSeed(experiment, seed, ground.trainer(), ground.data()));
        }
        return Optional.ofNullable(teachers.get(seed));
    }

    @Override
    public void done(RunUnit unit, RunOutcome outcome) {
        Node node = Optional.ofNullable(handedOut.remove(unit.name())).orElseThrow();
        if (outcome instanceof RunOutcome.Finished end && node.contender().isEmpty()) {
            teachers.put(
                    node.seed(),
                    Teachers.trained(unit.spec(), end.run(), ground.data().task()));
        } else if (outcome instanceof RunOutcome.Finished end) {
            finished.computeIfAbsent(node.label(), label -> new HashMap<>()).put(node.seed(), end.run());
        } else if (outcome instanceof RunOutcome.Failed failed) {
            failed(node, unit, failed);
        } else {
            throw new IllegalStateException(unit.name() + " stopped before its end, and nobody asked it to");
        }
    }

    private void failed(Node node, RunUnit unit, RunOutcome.Failed failed) {
        if (node.contender().isEmpty()) {
            teacherFailure = teacherFailure.or(() -> Optional.of(failed.cause()));
            if (!handedOut.isEmpty()) {
                ground.trainer().notice(unit.name() + " failed; the runs beside it go on to their ends");
            }
        } else {
            ground.trainer().notice(unit.name() + " failed: " + failed.reason());
            failures.putIfAbsent(node.label(), new ComparisonRuns.Failure(node.seed(), failed.reason()));
        }
    }

    private void addEqualTime() throws IOException {
        Optional<EqualTime> row = equalTime.choose(experiment, collected(), ground.trainer());
        if (row.isEmpty()) {
            return;
        }
        experiment = row.get().in(experiment);
        CompareConfig compare = ComparisonTrainer.compare(experiment);
        Contender added = EqualTime.named(row.get().name(), compare);
        compare.seeds().forEach(seed -> waiting.add(new Node(seed, Optional.of(added))));
    }

    /**
     * What there is once nothing is left to train.
     *
     * @throws InvalidConfiguration or another exception, that of a teacher that failed
     */
    TrainedComparison trained() {
        teacherFailure.ifPresent(failure -> {
            throw failure;
        });
        return new TrainedComparison(experiment, collected());
    }

    /** In the order of the seeds, whatever finished first. */
    private ComparisonRuns collected() {
        CompareConfig compare = ComparisonTrainer.compare(experiment);
        List<String> names =
                compare.contenders().stream().map(Contender::name).toList();
        ComparisonRuns.Collector collector = new ComparisonRuns.Collector(names);
        for (long seed : compare.seeds()) {
            Optional.ofNullable(teachers.get(seed)).ifPresent(teacher -> collector.teacher(seed, teacher.run()));
            for (String name : names) {
                Optional.ofNullable(finished.getOrDefault(name, Map.of()).get(seed))
                        .ifPresent(run -> collector.finished(name, run));
            }
        }
        failures.forEach((name, failure) -> collector.failed(name, failure.seed(), failure.reason()));
        return collector.collected();
    }
}
