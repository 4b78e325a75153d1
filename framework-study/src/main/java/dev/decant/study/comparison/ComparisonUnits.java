package dev.decant.study.comparison;

import dev.decant.runtime.config.CompareConfig;
import dev.decant.runtime.config.CompareConfig.Contender;
import dev.decant.runtime.config.Experiment;
import dev.decant.runtime.config.TeacherConfig;
import dev.decant.runtime.experiment.RunSpecs;
import dev.decant.runtime.experiment.Teachers;
import dev.decant.runtime.run.FinishedRun;
import dev.decant.runtime.run.RunSpec;
import dev.decant.runtime.run.TeacherRun;
import dev.decant.runtime.training.OpenedData;
import dev.decant.runtime.training.Trainer;
import dev.decant.study.comparison.ComparisonGraph.Node;
import dev.decant.study.execution.RunOutcome;
import dev.decant.study.execution.RunUnit;
import dev.decant.study.execution.UnitSource;
import java.io.IOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The runs of a comparison in the order of its graph, and what came of them; the row of equal time after all others. */
final class ComparisonUnits implements UnitSource {
    private final Ground ground;
    private final EqualTimeChoice equalTime;
    private final ComparisonGraph graph;
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

    /** Reads teachers that are not trained here, or assembles them: later, whoever trains would wait for it. */
    ComparisonUnits(Experiment experiment, Ground ground, EqualTimeChoice equalTime) throws IOException {
        this.experiment = experiment;
        this.ground = ground;
        this.equalTime = equalTime;
        CompareConfig compare = ComparisonTrainer.compare(experiment);
        this.equalTimeAsked = compare.equalTime();
        boolean trained = experiment.teacher() instanceof TeacherConfig.Trained;
        this.graph = new ComparisonGraph(compare.seeds(), names(compare), trained);
        if (!trained) {
            for (long seed : compare.seeds()) {
                teachers.put(seed, ground.teachers().forSeed(experiment, seed, ground.trainer(), ground.data()));
            }
        }
    }

    private static List<String> names(CompareConfig compare) {
        return compare.contenders().stream().map(Contender::name).toList();
    }

    @Override
    public Optional<RunUnit> next() throws IOException {
        if (graph.idle() && equalTimeAsked) {
            equalTimeAsked = false;
            addEqualTime();
        }
        Optional<Node> node = graph.next();
        if (node.isEmpty()) {
            return Optional.empty();
        }
        RunUnit unit = RunUnit.of(spec(node.get()), ground.data());
        handedOut.put(unit.id(), node.get());
        return Optional.of(unit);
    }

    private RunSpec spec(Node node) {
        if (node.contender().isEmpty()) {
            return ground.specs().labelled(experiment, RunSpecs.TEACHER, node.seed());
        }
        Contender contender = EqualTime.named(node.contender().get(), ComparisonTrainer.compare(experiment));
        return ground.specs().contender(experiment, contender, node.seed(), Optional.of(teacher(node.seed())));
    }

    /** One that is trained is finished by now. */
    private TeacherRun teacher(long seed) {
        return Optional.ofNullable(teachers.get(seed)).orElseThrow();
    }

    @Override
    public void done(RunUnit unit, RunOutcome outcome) {
        Node node = Optional.ofNullable(handedOut.remove(unit.id())).orElseThrow();
        if (outcome instanceof RunOutcome.Finished end) {
            graph.finished(node, end.run().cost().trainSeconds());
            finished(node, unit, end.run());
        } else if (outcome instanceof RunOutcome.Failed failed) {
            graph.failed(node);
            failed(node, unit, failed);
        } else {
            throw new IllegalStateException(unit.name() + " stopped before its end, and nobody asked it to");
        }
    }

    private void finished(Node node, RunUnit unit, FinishedRun run) {
        if (node.contender().isPresent()) {
            finished.computeIfAbsent(node.contender().get(), name -> new HashMap<>())
                    .put(node.seed(), run);
        } else {
            teachers.put(
                    node.seed(),
                    Teachers.trained(unit.spec(), run, ground.data().task()));
        }
    }

    private void failed(Node node, RunUnit unit, RunOutcome.Failed failed) {
        if (node.contender().isPresent()) {
            ground.trainer().notice(unit.name() + " failed: " + failed.reason());
            failures.putIfAbsent(node.contender().get(), new ComparisonRuns.Failure(node.seed(), failed.reason()));
            return;
        }
        teacherFailure = teacherFailure.or(() -> Optional.of(failed.cause()));
        if (graph.busy()) {
            ground.trainer().notice(unit.name() + " failed; the runs beside it go on to their ends");
        }
    }

    private void addEqualTime() throws IOException {
        Optional<EqualTime> row = equalTime.choose(experiment, collected(), ground.trainer());
        if (row.isPresent()) {
            experiment = row.get().in(experiment);
            graph.add(row.get().name());
        }
    }

    /**
     * What there is once nothing is left to train.
     *
     * @throws RuntimeException that of a teacher that failed
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
        List<String> names = names(compare);
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
