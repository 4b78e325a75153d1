package dev.decant.runtime.experiment;

import dev.decant.api.config.InvalidConfiguration;
import dev.decant.api.extension.NoOptions;
import dev.decant.api.network.NetworkProvider;
import dev.decant.api.plugin.ExtensionKind;
import dev.decant.api.strategy.DistillationStrategy;
import dev.decant.runtime.config.CompareConfig.Contender;
import dev.decant.runtime.config.Experiment;
import dev.decant.runtime.config.Selected;
import dev.decant.runtime.config.TeacherConfig;
import dev.decant.runtime.config.TrainConfig;
import dev.decant.runtime.plugin.PluginCatalog;
import dev.decant.runtime.run.DataSpec;
import dev.decant.runtime.run.Recipe;
import dev.decant.runtime.run.RunSpec;
import dev.decant.runtime.run.TeacherRun;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.Optional;

/** The runs that an experiment consists of. */
public final class RunSpecs {
    /** The label of a teacher's run. */
    public static final String TEACHER = "teacher";

    private final PluginCatalog catalog;

    @Inject
    public RunSpecs(PluginCatalog catalog) {
        this.catalog = catalog;
    }

    /** Where an experiment's runs are kept. */
    public static Path folder(Experiment experiment) {
        return experiment.runs().resolve(experiment.name());
    }

    /** The teacher's own training on the labels alone. */
    public RunSpec teacher(Experiment experiment, TeacherConfig.Trained teacher, long seed) {
        Recipe recipe = new Recipe(
                teacher.network(),
                plain(),
                experiment.splitter(),
                teacher.train().withSeed(seed));
        return spec(experiment, TEACHER, recipe, Optional.empty());
    }

    /**
     * An ensemble as a teacher.
     *
     * @param train of its members: by it nothing is trained, and how students are trained shall not make it another run
     */
    RunSpec ensemble(Experiment experiment, Selected<NetworkProvider<Record>> ensemble, TrainConfig train, long seed) {
        TrainConfig own = train.withSeed(seed).withThreads(experiment.train().threads());
        Recipe recipe = new Recipe(ensemble, plain(), experiment.splitter(), own);
        return spec(experiment, TEACHER, recipe, Optional.empty());
    }

    /** One strategy's student. */
    public RunSpec contender(Experiment experiment, Contender contender, long seed, Optional<TeacherRun> teacher) {
        Recipe recipe = new Recipe(
                experiment.student(),
                contender.strategy(),
                contender.splitter(),
                contender.train().withSeed(seed));
        return spec(experiment, contender.name(), recipe, teacher);
    }

    /** The student of {@code decant train}: the experiment's own strategy. */
    public RunSpec student(Experiment experiment, Optional<TeacherRun> teacher) {
        Recipe recipe =
                new Recipe(experiment.student(), experiment.strategy(), experiment.splitter(), experiment.train());
        return spec(experiment, experiment.strategy().type(), recipe, teacher);
    }

    /**
     * The run of a label, without a teacher: the teacher's own, a strategy's of the comparison, or else the student's of
     * {@code decant train}, whose seed is the experiment's.
     *
     * @throws InvalidConfiguration if it is the teacher's and the teacher is a finished run
     */
    public RunSpec labelled(Experiment experiment, String label, long seed) {
        Optional<Contender> contender = experiment.compare().stream()
                .flatMap(compare -> compare.contenders().stream())
                .filter(candidate -> candidate.name().equals(label))
                .findFirst();
        if (contender.isPresent()) {
            return contender(experiment, contender.get(), seed, Optional.empty());
        } else if (!label.equals(TEACHER)) {
            return student(experiment, Optional.empty());
        } else if (experiment.teacher() instanceof TeacherConfig.Trained trained) {
            return teacher(experiment, trained, seed);
        }
        throw new InvalidConfiguration("the teacher is a finished run; there is nothing to train");
    }

    private static RunSpec spec(Experiment experiment, String label, Recipe recipe, Optional<TeacherRun> teacher) {
        return new RunSpec(
                label,
                folder(experiment),
                recipe,
                new DataSpec(experiment.data().source(), experiment.split()),
                experiment.evaluate(),
                teacher,
                experiment.source());
    }

    /** A teacher is trained plainly. */
    @SuppressWarnings("unchecked") // the built-in strategy's options are NoOptions, which is what it is given
    Selected<DistillationStrategy<Record>> plain() {
        var plain = catalog.find(ExtensionKind.STRATEGY, "plain")
                .orElseThrow(() -> new IllegalStateException("the built-in strategy plain is missing"));
        return new Selected<>("plain", (DistillationStrategy<Record>) plain.extension(), new NoOptions());
    }
}
