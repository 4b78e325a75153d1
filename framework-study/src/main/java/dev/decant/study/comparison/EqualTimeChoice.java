package dev.decant.study.comparison;

import dev.decant.runtime.config.CompareConfig;
import dev.decant.runtime.config.CompareConfig.Contender;
import dev.decant.runtime.config.Experiment;
import dev.decant.runtime.experiment.RunSpecs;
import dev.decant.runtime.training.Trainer;
import java.io.IOException;
import java.util.Optional;

/** Chooses the row of equal time once everything else is trained, or finds what an earlier call chose. */
final class EqualTimeChoice {
    /**
     * The choice of an earlier call where it still stands, or else a new one; empty where the row would add nothing.
     *
     * @param runs of all other rows
     */
    Optional<EqualTime> choose(Experiment experiment, ComparisonRuns runs, Trainer trainer) throws IOException {
        CompareConfig compare = ComparisonTrainer.compare(experiment);
        Contender baseline = EqualTime.named(compare.baseline(), compare);
        EqualTimeFile file = EqualTimeFile.in(RunSpecs.folder(experiment));
        Optional<EqualTime> before = file.read()
                .filter(choice -> choice.baseline().equals(baseline.name()))
                .filter(choice -> choice.standsFor(runs));
        Optional<EqualTime> choice =
                before.or(() -> EqualTime.of(baseline.name(), baseline.train().epochs(), runs));
        if (choice.isEmpty()) {
            trainer.notice("no row of equal time: " + baseline.name() + " has no finished run");
            return choice;
        }
        if (before.isEmpty()) {
            file.write(choice.get());
        }
        if (choice.get().epochs() <= baseline.train().epochs()) {
            trainer.notice("no row of equal time: no strategy took longer than " + baseline.name() + " with all of its "
                    + baseline.train().epochs() + " epochs, by half an epoch or more");
            return Optional.empty();
        }
        trainer.notice(choice.get().sentence() + (before.isPresent() ? " (" + file.path() + ")" : ""));
        return choice;
    }
}
