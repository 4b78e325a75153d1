package dev.decant.runtime.experiment;

import dev.decant.api.network.NetworkProvider;
import dev.decant.api.plugin.ExtensionKind;
import dev.decant.api.plugin.NoOptions;
import dev.decant.api.strategy.BlockSplitter;
import dev.decant.api.strategy.DistillationStrategy;
import dev.decant.runtime.config.CompareConfig.Contender;
import dev.decant.runtime.config.Experiment;
import dev.decant.runtime.config.Selected;
import dev.decant.runtime.config.TeacherConfig;
import dev.decant.runtime.config.TrainConfig;
import dev.decant.runtime.plugin.PluginCatalog;
import dev.decant.runtime.run.RunSpec;
import dev.decant.runtime.run.TeacherRun;
import java.nio.file.Path;
import java.util.Optional;

/** The runs that an experiment consists of. */
public final class RunSpecs {
    /** The label of a teacher's run. */
    public static final String TEACHER = "teacher";

    private final Experiment experiment;
    private final PluginCatalog catalog;

    public RunSpecs(Experiment experiment, PluginCatalog catalog) {
        this.experiment = experiment;
        this.catalog = catalog;
    }

    /** Where the experiment's runs are kept. */
    public Path folder() {
        return experiment.runs().resolve(experiment.name());
    }

    /** The teacher's own training on the labels alone. */
    public RunSpec teacher(TeacherConfig.Trained teacher, long seed) {
        return spec(
                TEACHER,
                teacher.network(),
                plain(),
                experiment.splitter(),
                Optional.empty(),
                teacher.train().withSeed(seed));
    }

    /** One strategy's student. */
    public RunSpec contender(Contender contender, long seed, Optional<TeacherRun> teacher) {
        return spec(
                contender.name(),
                experiment.student(),
                contender.strategy(),
                contender.splitter(),
                teacher,
                contender.train().withSeed(seed));
    }

    /** The student of {@code decant train}: the experiment's own strategy. */
    public RunSpec student(Optional<TeacherRun> teacher) {
        return spec(
                experiment.strategy().type(),
                experiment.student(),
                experiment.strategy(),
                experiment.splitter(),
                teacher,
                experiment.train());
    }

    private RunSpec spec(
            String label,
            Selected<NetworkProvider<Record>> network,
            Selected<DistillationStrategy<Record>> strategy,
            Selected<BlockSplitter<Record>> splitter,
            Optional<TeacherRun> teacher,
            TrainConfig train) {
        return new RunSpec(
                label,
                folder(),
                experiment.data(),
                experiment.split(),
                network,
                strategy,
                splitter,
                teacher,
                train,
                experiment.evaluate(),
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
