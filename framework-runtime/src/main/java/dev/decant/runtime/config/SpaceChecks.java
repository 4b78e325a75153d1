package dev.decant.runtime.config;

import com.typesafe.config.ConfigList;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigOrigin;
import com.typesafe.config.ConfigValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Tries the ends of the spaces of a section {@code tune}: each must bind, and change nothing that trials have in common. */
final class SpaceChecks {
    private final ExperimentVariants variants;
    private final Problems problems;

    /** @param problems receives what is wrong */
    SpaceChecks(ExperimentVariants variants, Problems problems) {
        this.variants = variants;
        this.problems = problems;
    }

    /** @param written the file, for the places of parameters */
    void check(ConfigObject written) {
        variants.base().tune().ifPresent(tune -> {
            for (int i = 0; i < tune.parameters().size(); i++) {
                parameter(tune, i, place(written, i));
            }
        });
    }

    private static ConfigOrigin place(ConfigObject written, int index) {
        ConfigValue value = written.toConfig().getValue(TopLevel.TUNE + ".parameters");
        ConfigValue element = value instanceof ConfigList list ? list.get(index) : value;
        ConfigValue path = element instanceof ConfigObject section ? section.get("path") : null;
        return path == null ? element.origin() : path.origin();
    }

    private void parameter(TuneConfig tune, int index, ConfigOrigin place) {
        TuneParameter parameter = tune.parameters().get(index);
        List<Setting> given = conditions(tune, parameter);
        for (String value : parameter.space().ends()) {
            List<Setting> settings = new ArrayList<>(given);
            settings.add(new Setting(parameter.path(), value));
            Optional<String> refusal = refusal(tune, settings);
            if (refusal.isPresent()) {
                problems.report(
                        place,
                        TopLevel.TUNE + ".parameters[" + index + "]",
                        parameter.path() + " = " + value + " is refused: " + refusal.get());
                return;
            }
        }
    }

    /** The choices that the parameter is conditional on, at the first value that allows it. */
    private static List<Setting> conditions(TuneConfig tune, TuneParameter parameter) {
        List<Setting> settings = new ArrayList<>();
        Optional<TuneParameter.Condition> condition = parameter.when();
        while (condition.isPresent()) {
            TuneParameter.Condition present = condition.get();
            settings.add(0, new Setting(present.path(), present.is().get(0)));
            condition = tune.parameters().stream()
                    .filter(other -> other.path().equals(present.path()))
                    .findFirst()
                    .flatMap(TuneParameter::when);
        }
        return settings;
    }

    private Optional<String> refusal(TuneConfig tune, List<Setting> settings) {
        try {
            return difference(tune, variants.with(settings));
        } catch (ConfigurationException e) {
            return Optional.of(e.problems().get(0).message());
        }
    }

    private Optional<String> difference(TuneConfig tune, Experiment variant) {
        Experiment base = variants.base();
        if (!variant.data().equals(base.data())
                || !variant.split().equals(base.split())
                || !variant.evaluate().equals(base.evaluate())
                || !variant.name().equals(base.name())
                || !variant.runs().equals(base.runs())) {
            return Optional.of("data, split, evaluation and folder are common to all trials");
        }
        if (!tune.target().equals(TuneTarget.TEACHER) && !variant.teacher().equals(base.teacher())) {
            return Optional.of("it changes the teacher too, and every trial would have one of its own; vary"
                    + " compare.strategies.NAME.train, or give teacher.train a value of its own");
        }
        if (epochs(tune, variant) != epochs(tune, base)) {
            return Optional.of(
                    "it changes the number of epochs, which all trials have in common: those with more would win");
        }
        return Optional.empty();
    }

    private static int epochs(TuneConfig tune, Experiment experiment) {
        return TuneTarget.train(tune, experiment).epochs();
    }
}
