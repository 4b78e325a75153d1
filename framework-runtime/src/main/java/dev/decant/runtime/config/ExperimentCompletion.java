package dev.decant.runtime.config;

import static dev.decant.runtime.config.SectionCompletion.change;
import static dev.decant.runtime.config.SectionCompletion.changeEach;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigOriginFactory;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueFactory;
import com.typesafe.config.ConfigValueType;
import dev.decant.api.plugin.ExtensionKind;
import dev.decant.runtime.plugin.PluginCatalog;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Writes out what a configuration leaves unsaid: defaults, and what teacher, contenders and external sets take from
 * the rest. HOCON goes in and HOCON comes out; what is malformed passes through, the binder reports it.
 */
final class ExperimentCompletion {
    /** The sections that are there also where the file has none. */
    private static final List<String> ALWAYS =
            List.of(TopLevel.SPLIT, TopLevel.TRAIN, TopLevel.EVALUATE, TopLevel.ANALYSIS);

    private final PluginCatalog catalog;
    private final SectionCompletion sections;
    private final Overlays overlays;
    private final ExternalFormat format;

    ExperimentCompletion(PluginCatalog catalog) {
        this.catalog = catalog;
        this.sections = new SectionCompletion(catalog);
        this.overlays = new Overlays(sections);
        this.format = new ExternalFormat(catalog);
    }

    /** The configuration with everything that holds for it; the file's name is the experiment's where it has none. */
    ConfigObject complete(ConfigObject written, String fileName) {
        ConfigObject root = withDefaults(named(withoutNulls(written), fileName));
        root = change(root, TopLevel.DATA, data -> sections.selection(ExtensionKind.DATA, data));
        root = change(root, TopLevel.SPLITTER, splitter -> sections.selection(ExtensionKind.SPLITTER, splitter));
        root = change(root, TopLevel.TRAIN, train -> sections.section(TrainConfig.class, train));
        root = varied(root);
        ConfigValue compare = root.get(TopLevel.COMPARE);
        root = sections.section(ExperimentSections.class, root.withoutKey(TopLevel.COMPARE));
        return compare == null ? root : root.withValue(TopLevel.COMPARE, compare); // its seeds stay as written
    }

    /**
     * The effective configuration: the strategy is the baseline's where there is no other. Where runs are trained and who
     * hears of them is no part of what they are, so that the configuration beside them does not say it.
     */
    static Config effective(ConfigObject completed) {
        ConfigObject root = completed;
        for (String section : TopLevel.BESIDE) {
            root = root.withoutKey(section);
        }
        root = root.withOrigin(ConfigOriginFactory.newSimple("effective configuration"));
        if (!root.containsKey(TopLevel.STRATEGY)
                && root.get(TopLevel.COMPARE) instanceof ConfigObject compare
                && compare.get(TopLevel.STRATEGIES) instanceof ConfigObject strategies
                && strategies.get(compare.toConfig().getString(TopLevel.BASELINE)) instanceof ConfigObject baseline) {
            root = root.withValue(
                    TopLevel.STRATEGY, baseline.withoutKey(TopLevel.TRAIN).withoutKey(TopLevel.SPLITTER));
        }
        return root.toConfig();
    }

    /** A section that is null is one that is left out. */
    private static ConfigObject withoutNulls(ConfigObject written) {
        ConfigObject root = written;
        for (String key : TopLevel.SECTIONS) {
            root = withoutNull(root, key);
        }
        root = change(root, TopLevel.TEACHER, teacher -> withoutNull(teacher, TopLevel.TRAIN));
        root = change(root, TopLevel.EVALUATE, evaluate -> withoutNull(evaluate, TopLevel.EXTERNAL));
        root = change(root, TopLevel.COMPARE, compare -> withoutNull(compare, TopLevel.TUNE));
        root = change(root, TopLevel.LISTENERS, ExperimentCompletion::withoutNullEntries);
        return changeContenders(
                root, contender -> withoutNull(withoutNull(contender, TopLevel.TRAIN), TopLevel.SPLITTER));
    }

    private static ConfigObject withoutNull(ConfigObject section, String key) {
        ConfigValue value = section.get(key);
        return value != null && value.valueType() == ConfigValueType.NULL ? section.withoutKey(key) : section;
    }

    private static ConfigObject withoutNullEntries(ConfigObject section) {
        ConfigObject kept = section;
        for (String name : section.keySet()) {
            kept = withoutNull(kept, name);
        }
        return kept;
    }

    private static ConfigObject changeContenders(ConfigObject root, UnaryOperator<ConfigObject> change) {
        return change(
                root,
                TopLevel.COMPARE,
                compare -> change(compare, TopLevel.STRATEGIES, strategies -> changeEach(strategies, change)));
    }

    private static ConfigObject named(ConfigObject root, String fileName) {
        if (root.containsKey(TopLevel.NAME)) {
            return root;
        }
        String name = fileName.replaceAll("[^\\p{L}\\p{N}._-]+", "-").replaceFirst("^[.-]+", "");
        return root.withValue(
                TopLevel.NAME, ConfigValueFactory.fromAnyRef(name.isEmpty() ? "experiment" : name, "file name"));
    }

    private ConfigObject withDefaults(ConfigObject written) {
        ConfigObject standard = catalog.defaults("experiment");
        ConfigObject defaults = standard.withOnlyKey(TopLevel.RUNS);
        for (String key : ALWAYS) {
            defaults = defaults.withValue(key, catalog.defaults(key));
        }
        if (written.get(TopLevel.TRAIN) instanceof ConfigObject train) {
            defaults = SectionCompletion.change(defaults, TopLevel.TRAIN, below -> WarmUp.replaced(train, below));
        }
        if (written.containsKey(TopLevel.COMPARE)) {
            ConfigObject compare = catalog.defaults(TopLevel.COMPARE);
            boolean tunes = written.get(TopLevel.COMPARE) instanceof ConfigObject own && own.containsKey(TopLevel.TUNE);
            defaults = defaults.withValue(TopLevel.COMPARE, tunes ? compare : compare.withoutKey(TopLevel.TUNE));
        }
        if (written.containsKey(TopLevel.TUNE)) {
            defaults = defaults.withValue(TopLevel.TUNE, catalog.defaults(TopLevel.TUNE));
        }
        ConfigObject root = change(
                SectionCompletion.over(written, defaults),
                TopLevel.DATA,
                data -> SectionCompletion.over(data, catalog.defaults(TopLevel.READING)));
        ConfigValue splitter = standard.get(TopLevel.SPLITTER);
        return root.containsKey(TopLevel.SPLITTER) || splitter == null
                ? root
                : root.withValue(TopLevel.SPLITTER, splitter.withOrigin(root.origin()));
    }

    /** Teacher, external sets and contenders over what is common to them. */
    private ConfigObject varied(ConfigObject common) {
        ConfigObject root = change(
                common,
                TopLevel.TEACHER,
                teacher -> TopLevel.isFinished(teacher) ? teacher : overlays.training(teacher, common));
        root = changeContenders(
                root,
                contender -> sections.section(
                        ExperimentSections.Contender.class,
                        overlays.splitter(overlays.training(contender, common), common)));
        return change(
                root,
                TopLevel.EVALUATE,
                evaluate ->
                        change(evaluate, TopLevel.EXTERNAL, sets -> changeEach(sets, set -> format.of(common, set))));
    }
}
