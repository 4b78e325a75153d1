package dev.decant.runtime.config;

import com.typesafe.config.ConfigList;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigOrigin;
import com.typesafe.config.ConfigValue;
import dev.decant.runtime.config.CompareConfig.Contender;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Tries the ends of the spaces of the sections {@code tune} and {@code compare.tune}: each must bind, and change nothing that
 * trials have in common.
 */
final class SpaceChecks {
    private static final String EQUAL = TopLevel.COMPARE + "." + TopLevel.TUNE;

    private final ExperimentVariants variants;
    private final ConfigObject written;
    private final Problems problems;

    /**
     * @param written the file, for the places of parameters
     * @param problems receives what is wrong
     */
    SpaceChecks(ExperimentVariants variants, ConfigObject written, Problems problems) {
        this.variants = variants;
        this.written = written;
        this.problems = problems;
    }

    void check() {
        Experiment base = variants.base();
        base.tune().ifPresent(tune -> {
            for (int i = 0; i < tune.parameters().size(); i++) {
                parameter(tune, i, TopLevel.TUNE + ".parameters", i);
            }
        });
        base.compare().ifPresent(compare -> compare.tune().ifPresent(tuning -> equal(tuning, compare.contenders())));
    }

    private void equal(EqualTuning tuning, List<Contender> contenders) {
        int shared = tuning.parameters().size();
        for (int i = 0; i < shared; i++) {
            if (fitAll(tuning, i, contenders)) {
                continue;
            }
            for (Contender contender : contenders) {
                if (!parameter(tuning.of(contender.name()), i, EQUAL + ".parameters", i)) {
                    break; // the others would say the same
                }
            }
        }
        for (Contender contender : contenders) {
            TuneConfig tune = tuning.of(contender.name());
            String place = EQUAL + "." + TopLevel.STRATEGIES + "." + contender.name();
            for (int i = shared; i < tune.parameters().size(); i++) {
                parameter(tune, i, place, i - shared);
            }
        }
    }

    /** Whether all of its ends fit every strategy, tried at once: there may be many. */
    private boolean fitAll(EqualTuning tuning, int index, List<Contender> contenders) {
        List<TuneConfig> searches =
                contenders.stream().map(each -> tuning.of(each.name())).toList();
        for (String value : tuning.parameters().get(index).space().ends()) {
            List<Setting> settings = new ArrayList<>();
            for (TuneConfig search : searches) {
                TuneParameter parameter = search.parameters().get(index);
                settings.addAll(conditions(search, parameter));
                settings.add(new Setting(parameter.path(), value));
            }
            try {
                Experiment variant = variants.with(settings);
                if (searches.stream()
                        .anyMatch(search -> difference(search, variant, true).isPresent())) {
                    return false;
                }
            } catch (ConfigurationException e) {
                return false; // each by itself says why
            }
        }
        return true;
    }

    /**
     * Whether all of its ends fit.
     *
     * @param list where the parameter is written
     * @param element its place there
     */
    private boolean parameter(TuneConfig tune, int index, String list, int element) {
        TuneParameter parameter = tune.parameters().get(index);
        List<Setting> given = conditions(tune, parameter);
        for (String value : parameter.space().ends()) {
            List<Setting> settings = new ArrayList<>(given);
            settings.add(new Setting(parameter.path(), value));
            Optional<String> refusal = refusal(tune, settings, list.startsWith(EQUAL));
            if (refusal.isPresent()) {
                problems.report(
                        place(list, element),
                        list + "[" + element + "]",
                        parameter.path() + " = " + value + " is refused: " + refusal.get());
                return false;
            }
        }
        return true;
    }

    private ConfigOrigin place(String list, int index) {
        ConfigValue value = written;
        for (String key : list.split("\\.")) {
            ConfigValue inner = value instanceof ConfigObject section ? section.get(key) : null;
            value = inner == null ? value : inner;
        }
        ConfigValue element = value instanceof ConfigList elements ? elements.get(index) : value;
        ConfigValue path = element instanceof ConfigObject section ? section.get("path") : null;
        return path == null ? element.origin() : path.origin();
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

    private Optional<String> refusal(TuneConfig tune, List<Setting> settings, boolean compared) {
        try {
            return difference(tune, variants.with(settings), compared);
        } catch (ConfigurationException e) {
            return Optional.of(e.problems().get(0).message());
        }
    }

    private Optional<String> difference(TuneConfig tune, Experiment variant, boolean compared) {
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
        TrainConfig varied = TuneTarget.train(tune, variant);
        TrainConfig common = TuneTarget.train(tune, base);
        if (varied.epochs() != common.epochs()) {
            return Optional.of(
                    "it changes the number of epochs, which all trials have in common: those with more would win");
        }
        if (compared && varied.batchSize() != base.train().batchSize()) {
            return Optional.of("strategies are compared on the same batches, so all need one batch size");
        }
        return Optional.empty();
    }
}
