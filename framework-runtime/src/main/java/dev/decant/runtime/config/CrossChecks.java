package dev.decant.runtime.config;

import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigValue;
import dev.decant.api.extension.Extension;
import dev.decant.api.plugin.ExtensionKind;
import dev.decant.api.strategy.DistillationStrategy;
import dev.decant.api.strategy.DistillationStrategy.Needs;
import dev.decant.runtime.plugin.NearestName;
import dev.decant.runtime.plugin.PluginCatalog;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Checks of a completed configuration that concern several sections; each section by itself is the binder's. */
final class CrossChecks {
    private static final String SEED = "seed";
    private static final String TARGET = "target";

    private final PluginCatalog catalog;
    private final Problems problems;

    /** @param problems receives what is wrong */
    CrossChecks(PluginCatalog catalog, Problems problems) {
        this.catalog = catalog;
        this.problems = problems;
    }

    void check(ConfigObject root) {
        if (!root.containsKey(TopLevel.STRATEGY) && !root.containsKey(TopLevel.COMPARE)) {
            problems.report(
                    root.origin(),
                    TopLevel.STRATEGY,
                    "missing; expected "
                            + new SectionType.Selection(ExtensionKind.STRATEGY).expected(Optional.empty()));
        }
        if (root.get(TopLevel.TEACHER) instanceof ConfigObject teacher && !TopLevel.isFinished(teacher)) {
            seed(root, teacher, TopLevel.TEACHER);
        }
        if (root.get(TopLevel.EVALUATE) instanceof ConfigObject evaluate
                && evaluate.get(TopLevel.EXTERNAL) instanceof ConfigObject sets) {
            new TreeMap<>(sets).forEach(this::setName);
        }
        if (root.get(TopLevel.COMPARE) instanceof ConfigObject compare
                && compare.get(TopLevel.STRATEGIES) instanceof ConfigObject strategies) {
            contenders(root, compare, strategies);
        }
        if (root.get(TopLevel.TUNE) instanceof ConfigObject tune) {
            target(root, tune);
        }
    }

    private void target(ConfigObject root, ConfigObject tune) {
        ConfigValue value = tune.get(TARGET);
        if (value == null || Problems.reported(value)) {
            return;
        }
        String path = SectionBinder.join(TopLevel.TUNE, TARGET);
        Optional<String> target = PlainValues.text(value);
        List<String> strategies = root.get(TopLevel.COMPARE) instanceof ConfigObject compare
                        && compare.get(TopLevel.STRATEGIES) instanceof ConfigObject written
                ? written.keySet().stream().sorted().toList()
                : List.of();
        List<String> names = TuneTarget.names(strategies);
        target.filter(name -> !names.contains(name))
                .ifPresent(name -> problems.report(
                        value.origin(),
                        path,
                        "got \"" + name + "\"; expected " + Wording.oneOf(names)
                                + Wording.didYouMean(NearestName.of(name, names))));
        if (target.equals(Optional.of(TuneTarget.STUDENT))
                && !strategies.contains(TuneTarget.STUDENT)
                && !root.containsKey(TopLevel.STRATEGY)) {
            problems.report(
                    value.origin(),
                    path,
                    "student is that of the section strategy, and there is none; expected " + Wording.oneOf(names));
        }
        if (target.equals(Optional.of(TuneTarget.TEACHER))
                && root.get(TopLevel.TEACHER) instanceof ConfigObject teacher
                && TopLevel.isFinished(teacher)) {
            problems.report(value.origin(), path, "the teacher is a finished run; there is nothing to tune");
        }
    }

    private void setName(String name, ConfigValue set) {
        try {
            ExternalSet.checkName(name);
        } catch (IllegalArgumentException e) {
            problems.report(
                    set.origin(),
                    SectionBinder.join(SectionBinder.join(TopLevel.EVALUATE, TopLevel.EXTERNAL), name),
                    String.valueOf(e.getMessage()));
        }
    }

    private void contenders(ConfigObject root, ConfigObject compare, ConfigObject strategies) {
        String path = SectionBinder.join(TopLevel.COMPARE, TopLevel.STRATEGIES);
        if (strategies.isEmpty()) {
            problems.report(
                    strategies.origin(),
                    path,
                    "missing; expected a section of at least one strategy: NAME { type = ... }");
            return;
        }
        baseline(compare, strategies);
        tuned(compare, strategies);
        for (Map.Entry<String, ConfigValue> entry : new TreeMap<>(strategies).entrySet()) {
            if (entry.getValue() instanceof ConfigObject contender) {
                String contenderPath = SectionBinder.join(path, entry.getKey());
                seed(root, contender, contenderPath);
                splitter(contender, contenderPath);
            }
        }
    }

    private void baseline(ConfigObject compare, ConfigObject strategies) {
        ConfigValue value = compare.get(TopLevel.BASELINE);
        if (value == null || Problems.reported(value)) {
            return;
        }
        PlainValues.text(value).filter(name -> !strategies.containsKey(name)).ifPresent(name -> {
            List<String> names = strategies.keySet().stream().sorted().toList();
            problems.report(
                    value.origin(),
                    SectionBinder.join(TopLevel.COMPARE, TopLevel.BASELINE),
                    "got \"" + name + "\"; expected one of compare.strategies: " + String.join(", ", names)
                            + Wording.didYouMean(NearestName.of(name, names)));
        });
    }

    private void tuned(ConfigObject compare, ConfigObject strategies) {
        if (compare.get(TopLevel.TUNE) instanceof ConfigObject tune
                && tune.get(TopLevel.STRATEGIES) instanceof ConfigObject own) {
            List<String> names = strategies.keySet().stream().sorted().toList();
            new TreeMap<>(own).forEach((name, spaces) -> {
                if (!names.contains(name)) {
                    String path = String.join(".", TopLevel.COMPARE, TopLevel.TUNE, TopLevel.STRATEGIES, name);
                    problems.report(
                            spaces.origin(),
                            path,
                            "there is no such strategy; expected " + Wording.oneOf(names)
                                    + Wording.didYouMean(NearestName.of(name, names)));
                }
            });
        }
    }

    /** Teacher and contenders are compared under one seed. */
    private void seed(ConfigObject root, ConfigObject section, String path) {
        if (section.get(TopLevel.TRAIN) instanceof ConfigObject train
                && root.get(TopLevel.TRAIN) instanceof ConfigObject common) {
            ConfigValue seed = train.get(SEED);
            if (seed != null && !seed.equals(common.get(SEED)) && !Problems.reported(seed)) {
                problems.report(
                        seed.origin(),
                        SectionBinder.join(SectionBinder.join(path, TopLevel.TRAIN), SEED),
                        "the seed is common to teacher and strategies; set train.seed, or compare.seeds");
            }
        }
    }

    private void splitter(ConfigObject contender, String path) {
        ConfigValue splitter = contender.get(TopLevel.SPLITTER);
        if (splitter == null) {
            return;
        }
        ConfigObject chosen = contender.withoutKey(TopLevel.TRAIN).withoutKey(TopLevel.SPLITTER);
        Optional<Selected<Extension<Record>>> strategy = new SectionBinder(catalog, new Problems()) // told elsewhere
                .selection(ExtensionKind.STRATEGY, chosen, path);
        if (strategy.isPresent()
                && strategy.get().extension() instanceof DistillationStrategy<Record> known
                && known.needs(strategy.get().config()) != Needs.SEGMENTS) {
            problems.report(
                    splitter.origin(),
                    SectionBinder.join(path, TopLevel.SPLITTER),
                    strategy.get().type() + " does not use segments; a splitter of its own would change nothing");
        }
    }
}
