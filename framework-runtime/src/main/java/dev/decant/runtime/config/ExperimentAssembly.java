package dev.decant.runtime.config;

import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigList;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigOrigin;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueFactory;
import com.typesafe.config.ConfigValueType;
import dev.decant.api.config.InputFormat;
import dev.decant.api.data.DataSource;
import dev.decant.api.network.NetworkProvider;
import dev.decant.api.plugin.Extension;
import dev.decant.api.plugin.ExtensionKind;
import dev.decant.api.strategy.BlockSplitter;
import dev.decant.api.strategy.DistillationStrategy;
import dev.decant.api.strategy.DistillationStrategy.Needs;
import dev.decant.runtime.plugin.NearestName;
import dev.decant.runtime.plugin.PluginCatalog;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Gives the sections of one resolved file their meaning: adds defaults, lays the overrides of teacher and contenders
 * over the common training, and binds. Each method that returns an empty value has reported why.
 */
final class ExperimentAssembly {
    private static final String AUGMENT = "augment";
    private static final String SEED = "seed";

    private final PluginCatalog catalog;
    private final ConfigurationFile file;
    private final ConfigObject user;
    private final SectionCompletion completion;
    private final SectionBinder binder;
    private final Map<String, ConfigValue> effective = new TreeMap<>();

    ExperimentAssembly(PluginCatalog catalog, ConfigurationFile file, List<Problem> problems) {
        this.catalog = catalog;
        this.file = file;
        this.user = file.resolved();
        this.completion = new SectionCompletion(catalog);
        this.binder = new SectionBinder(catalog, problems);
    }

    Optional<Experiment> assemble() {
        binder.unknownKeys(user, TopLevel.KEYS, "");
        Optional<TopLevel.General> general = general();
        Optional<Selected<DataSource<Record>>> data =
                required(TopLevel.DATA, ExtensionKind.DATA).map(ExperimentAssembly::cast);
        Optional<SplitConfig> split = own(TopLevel.SPLIT, SplitConfig.class);
        Optional<ConfigObject> trainSection = completed(TopLevel.TRAIN, TrainConfig.class);
        Optional<TrainConfig> train = trainSection.flatMap(section -> bind(TopLevel.TRAIN, TrainConfig.class, section));
        Optional<TeacherConfig> teacher = teacher(trainSection, train);
        Optional<Selected<NetworkProvider<Record>>> student =
                required(TopLevel.STUDENT, ExtensionKind.STUDENT).map(ExperimentAssembly::cast);
        Optional<Selected<BlockSplitter<Record>>> splitter = splitter();
        Optional<EvaluateConfig> evaluate = evaluate();
        Optional<List<ExternalSet>> external = external();
        Optional<Optional<CompareConfig>> compare = compare(trainSection, train, splitter);
        Optional<Selected<DistillationStrategy<Record>>> strategy = strategy(compare.flatMap(found -> found));
        Optional<AnalysisConfig> analysis = own(TopLevel.ANALYSIS, AnalysisConfig.class);
        if (general.isEmpty()
                || data.isEmpty()
                || split.isEmpty()
                || teacher.isEmpty()
                || student.isEmpty()
                || splitter.isEmpty()
                || strategy.isEmpty()
                || train.isEmpty()
                || evaluate.isEmpty()
                || external.isEmpty()
                || compare.isEmpty()
                || analysis.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Experiment(
                general.get().name(),
                ConfigValueFactory.fromMap(effective, "effective configuration").toConfig(),
                general.get().runs(),
                data.get(),
                split.get(),
                teacher.get(),
                student.get(),
                splitter.get(),
                strategy.get(),
                train.get(),
                evaluate.get(),
                external.get(),
                compare.get(),
                analysis.get()));
    }

    /** The binder looked the extension up by the kind that {@code E} belongs to. */
    @SuppressWarnings("unchecked")
    private static <E extends Extension<Record>> Selected<E> cast(Selected<Extension<Record>> chosen) {
        return (Selected<E>) (Selected<?>) chosen;
    }

    private Optional<TopLevel.General> general() {
        ConfigObject section = ConfigFactory.empty().root().withOrigin(user.origin());
        for (String key : List.of(TopLevel.NAME, TopLevel.RUNS)) {
            ConfigValue value = user.get(key);
            section = value == null ? section : section.withValue(key, value);
        }
        if (section.get(TopLevel.NAME) == null) {
            String name = file.baseName().replaceAll("[^\\p{L}\\p{N}._-]+", "-").replaceFirst("^[.-]+", "");
            section = section.withValue(
                    TopLevel.NAME, ConfigValueFactory.fromAnyRef(name.isEmpty() ? "experiment" : name, "file name"));
        }
        section = SectionCompletion.over(section, catalog.defaults("experiment").withOnlyKey(TopLevel.RUNS));
        effective.putAll(section);
        return binder.record(TopLevel.General.class, section, "");
    }

    private Optional<Selected<Extension<Record>>> required(String key, ExtensionKind<?> kind) {
        ConfigValue value = user.get(key);
        if (value == null || value.valueType() == ConfigValueType.NULL) {
            missing(key, kind);
            return Optional.empty();
        }
        return selected(key, kind, value);
    }

    private void missing(String key, ExtensionKind<?> kind) {
        binder.report(
                user.origin(), key, "missing; expected " + new ValueType.Selection(kind).expected(Optional.empty()));
    }

    private Optional<Selected<Extension<Record>>> selected(String key, ExtensionKind<?> kind, ConfigValue value) {
        return object(value, key, new ValueType.Selection(kind)).flatMap(section -> {
            ConfigObject completed = completion.selection(kind, section);
            effective.put(key, completed);
            return binder.selection(kind, completed, key);
        });
    }

    private Optional<ConfigObject> object(ConfigValue value, String path, ValueType expected) {
        if (value instanceof ConfigObject object) {
            return Optional.of(object);
        }
        binder.value(expected, value, path, Optional.empty());
        return Optional.empty();
    }

    /** One of the runtime's own sections, over {@code defaults.<key>}. */
    private <R extends Record> Optional<R> own(String key, Class<R> type) {
        return completed(key, type).flatMap(section -> bind(key, type, section));
    }

    private Optional<ConfigObject> completed(String key, Class<? extends Record> type) {
        ConfigObject defaults = catalog.defaults(key);
        ConfigValue value = user.get(key);
        if (value == null || value.valueType() == ConfigValueType.NULL) {
            return Optional.of(completion.section(type, defaults));
        }
        return object(value, key, new ValueType.Section(type))
                .map(section -> completion.section(type, SectionCompletion.over(section, defaults)));
    }

    private <R extends Record> Optional<R> bind(String key, Class<R> type, ConfigObject section) {
        effective.put(key, section);
        return binder.record(type, section, key);
    }

    private Optional<EvaluateConfig> evaluate() {
        return completed(TopLevel.EVALUATE, EvaluateConfig.class)
                .flatMap(section ->
                        bind(TopLevel.EVALUATE, EvaluateConfig.class, section.withoutKey(TopLevel.EXTERNAL)));
    }

    /** The sets of {@code evaluate.external}; called once data and evaluate are in the effective configuration. */
    private Optional<List<ExternalSet>> external() {
        String path = SectionBinder.join(TopLevel.EVALUATE, TopLevel.EXTERNAL);
        if (!(user.get(TopLevel.EVALUATE) instanceof ConfigObject section)
                || section.get(TopLevel.EXTERNAL) == null
                || section.toConfig().getIsNull(TopLevel.EXTERNAL)
                || !(effective.get(TopLevel.EVALUATE) instanceof ConfigObject evaluate)) {
            return Optional.of(List.of());
        }
        ConfigValue value = section.toConfig().getValue(TopLevel.EXTERNAL);
        if (!(value instanceof ConfigObject sets)) {
            binder.report(value.origin(), path, "expected a section of data sets: NAME { type = ... }");
            return Optional.empty();
        }
        List<ExternalSet> bound = new ArrayList<>();
        ConfigObject completed = sets;
        for (String name : file.writtenOrder(sets, TopLevel.EVALUATE, TopLevel.EXTERNAL)) {
            String setPath = SectionBinder.join(path, name);
            Optional<ConfigObject> own = Optional.ofNullable(sets.get(name))
                    .flatMap(set -> object(set, setPath, new ValueType.Selection(ExtensionKind.DATA)));
            if (own.isEmpty()) {
                continue;
            }
            ConfigObject set = completion.selection(ExtensionKind.DATA, inDataFormat(own.get()));
            completed = completed.withValue(name, set);
            binder.selection(ExtensionKind.DATA, set, setPath).ifPresent(chosen -> {
                try {
                    bound.add(new ExternalSet(name, cast(chosen)));
                } catch (IllegalArgumentException e) {
                    binder.report(set.origin(), setPath, String.valueOf(e.getMessage()));
                }
            });
        }
        effective.put(TopLevel.EVALUATE, evaluate.withValue(TopLevel.EXTERNAL, completed));
        return bound.size() == sets.size() ? Optional.of(bound) : Optional.empty();
    }

    /** The section of an external set with those options of the experiment's data that decide the input's form. */
    private ConfigObject inDataFormat(ConfigObject set) {
        ConfigObject completed = set;
        if (effective.get(TopLevel.DATA) instanceof ConfigObject data) {
            List<String> shared = new ArrayList<>(inputFormat(data));
            shared.retainAll(inputFormat(set));
            for (String key : shared) {
                ConfigValue value = data.get(key);
                if (set.get(key) == null && value != null) {
                    completed = completed.withValue(key, value);
                }
            }
        }
        return completed;
    }

    /** The keys of a chosen source's section that its record marks. */
    private List<String> inputFormat(ConfigObject section) {
        ConfigValue type = section.get(SectionCompletion.TYPE);
        return Optional.ofNullable(type)
                .flatMap(name -> catalog.find(ExtensionKind.DATA, String.valueOf(name.unwrapped())))
                .map(found -> SectionKey.of(found.extension().configType()).stream()
                        .filter(key -> key.component().isAnnotationPresent(InputFormat.class))
                        .map(SectionKey::name)
                        .toList())
                .orElse(List.of());
    }

    private Optional<Selected<BlockSplitter<Record>>> splitter() {
        ConfigValue value = user.get(TopLevel.SPLITTER);
        ConfigValue standard = catalog.defaults("experiment").get(TopLevel.SPLITTER);
        if ((value == null || value.valueType() == ConfigValueType.NULL) && standard != null) {
            return selected(TopLevel.SPLITTER, ExtensionKind.SPLITTER, standard.withOrigin(user.origin()))
                    .map(ExperimentAssembly::cast);
        }
        return required(TopLevel.SPLITTER, ExtensionKind.SPLITTER).map(ExperimentAssembly::cast);
    }

    private Optional<TeacherConfig> teacher(Optional<ConfigObject> common, Optional<TrainConfig> commonTrain) {
        String key = TopLevel.TEACHER;
        ConfigValue value = user.get(key);
        if (value == null || value.valueType() == ConfigValueType.NULL) {
            binder.report(
                    user.origin(),
                    key,
                    "missing; expected a section { type = ... } that names a teacher, or { run = PATH }");
            return Optional.empty();
        }
        Optional<ConfigObject> found = object(value, key, new ValueType.Selection(ExtensionKind.TEACHER));
        if (found.isEmpty()) {
            return Optional.empty();
        }
        ConfigObject section = found.get();
        if (section.get(TopLevel.RUN) != null) {
            effective.put(key, section);
            return binder.record(TopLevel.FinishedRun.class, section, key)
                    .map(finished -> new TeacherConfig.FromRun(finished.run()));
        }
        Trained trained = trained(section, key, ExtensionKind.TEACHER, common, commonTrain);
        effective.put(key, trained.effective());
        return trained.chosen()
                .flatMap(network -> trained.train().map(train -> new TeacherConfig.Trained(cast(network), train)));
    }

    /** An extension with its own training: what was bound, and the section with all defaults. */
    private record Trained(
            Optional<Selected<Extension<Record>>> chosen, Optional<TrainConfig> train, ConfigObject effective) {}

    /** Binds a section that chooses an extension and may override the common training in {@code train}. */
    private Trained trained(
            ConfigObject section,
            String path,
            ExtensionKind<?> kind,
            Optional<ConfigObject> common,
            Optional<TrainConfig> commonTrain) {
        ConfigObject completed = completion.selection(kind, section.withoutKey(TopLevel.TRAIN));
        Optional<Selected<Extension<Record>>> chosen = binder.selection(kind, completed, path);
        String trainPath = SectionBinder.join(path, TopLevel.TRAIN);
        ConfigValue overrides = section.get(TopLevel.TRAIN);
        if (overrides == null || overrides.valueType() == ConfigValueType.NULL) {
            return new Trained(chosen, commonTrain, with(completed, common));
        }
        Optional<ConfigObject> overlay = object(overrides, trainPath, new ValueType.Section(TrainConfig.class));
        overlay.map(object -> object.get(SEED))
                .filter(seed -> !common.map(base -> seed.equals(base.get(SEED))).orElse(false))
                .ifPresent(seed -> binder.report(
                        seed.origin(),
                        SectionBinder.join(trainPath, SEED),
                        "the seed is common to teacher and strategies; set train.seed, or compare.seeds"));
        Optional<ConfigObject> train = overlay.flatMap(object -> common.map(base -> overlay(object, base)));
        return new Trained(
                chosen,
                train.flatMap(object -> binder.record(TrainConfig.class, object, trainPath)),
                with(completed, train));
    }

    private static ConfigObject with(ConfigObject section, Optional<ConfigObject> train) {
        return train.map(object -> section.withValue(TopLevel.TRAIN, object)).orElse(section);
    }

    /** Key by key; augmentations are replaced as a whole, unless a single section without type varies a single one. */
    private ConfigObject overlay(ConfigObject overrides, ConfigObject base) {
        ConfigObject overlay = overrides;
        if (overrides.get(AUGMENT) instanceof ConfigObject augment
                && augment.get(SectionCompletion.TYPE) == null
                && base.get(AUGMENT) instanceof ConfigList list
                && list.size() == 1
                && list.get(0) instanceof ConfigObject single) {
            overlay = overrides.withValue(AUGMENT, SectionCompletion.over(augment, single));
        }
        return completion.section(TrainConfig.class, SectionCompletion.over(overlay, base));
    }

    private Optional<Selected<DistillationStrategy<Record>>> strategy(Optional<CompareConfig> compare) {
        ConfigValue value = user.get(TopLevel.STRATEGY);
        boolean absent = value == null || value.valueType() == ConfigValueType.NULL;
        if (!absent || user.get(TopLevel.COMPARE) == null) {
            return required(TopLevel.STRATEGY, ExtensionKind.STRATEGY).map(ExperimentAssembly::cast);
        }
        return compare.flatMap(found -> found.contenders().stream()
                        .filter(contender -> contender.name().equals(found.baseline()))
                        .findFirst())
                .map(baseline -> {
                    if (effective.get(TopLevel.COMPARE) instanceof ConfigObject section
                            && section.get(TopLevel.STRATEGIES) instanceof ConfigObject strategies
                            && strategies.get(baseline.name()) instanceof ConfigObject chosen) {
                        effective.put(
                                TopLevel.STRATEGY,
                                chosen.withoutKey(TopLevel.TRAIN).withoutKey(TopLevel.SPLITTER));
                    }
                    return baseline.strategy();
                });
    }

    /** The outer value is empty if something is wrong, the inner one if there is no comparison. */
    private Optional<Optional<CompareConfig>> compare(
            Optional<ConfigObject> common,
            Optional<TrainConfig> train,
            Optional<Selected<BlockSplitter<Record>>> splitter) {
        String key = TopLevel.COMPARE;
        ConfigValue value = user.get(key);
        if (value == null || value.valueType() == ConfigValueType.NULL) {
            return Optional.of(Optional.empty());
        }
        Optional<ConfigObject> found = object(value, key, new ValueType.Section(TopLevel.Comparison.class));
        if (found.isEmpty()) {
            return Optional.empty();
        }
        ConfigObject section = SectionCompletion.over(found.get(), catalog.defaults(key));
        Optional<TopLevel.Comparison> options =
                binder.record(TopLevel.Comparison.class, section.withoutKey(TopLevel.STRATEGIES), key);
        Optional<List<CompareConfig.Contender>> contenders = contenders(section, common, train, splitter);
        boolean known = options.isEmpty()
                || knownBaseline(section.toConfig().getValue("baseline"), section.get(TopLevel.STRATEGIES));
        if (options.isEmpty() || contenders.isEmpty() || !known) {
            return Optional.empty();
        }
        return Optional.of(Optional.of(new CompareConfig(
                options.get().baseline(),
                options.get().seeds(),
                contenders.get(),
                options.get().resamples(),
                options.get().confidence())));
    }

    private boolean knownBaseline(ConfigValue value, @Nullable ConfigValue contenders) {
        if (!(contenders instanceof ConfigObject strategies) || strategies.isEmpty()) {
            return false;
        }
        String baseline = value.atKey("baseline").getString("baseline");
        if (strategies.containsKey(baseline)) {
            return true;
        }
        List<String> names = strategies.keySet().stream().sorted().toList();
        binder.report(
                value.origin(),
                "compare.baseline",
                "got \"" + baseline + "\"; expected one of compare.strategies: " + String.join(", ", names)
                        + SectionBinder.didYouMean(NearestName.of(baseline, names)));
        return false;
    }

    private Optional<List<CompareConfig.Contender>> contenders(
            ConfigObject section,
            Optional<ConfigObject> common,
            Optional<TrainConfig> commonTrain,
            Optional<Selected<BlockSplitter<Record>>> commonSplitter) {
        String path = SectionBinder.join(TopLevel.COMPARE, TopLevel.STRATEGIES);
        ConfigValue value = section.get(TopLevel.STRATEGIES);
        ConfigOrigin origin = value == null ? section.origin() : value.origin();
        if (!(value instanceof ConfigObject strategies) || strategies.isEmpty()) {
            binder.report(origin, path, "missing; expected a section of at least one strategy: NAME { type = ... }");
            return Optional.empty();
        }
        List<CompareConfig.Contender> contenders = new ArrayList<>();
        ConfigObject completed = strategies;
        for (String name : file.writtenOrder(strategies, TopLevel.COMPARE, TopLevel.STRATEGIES)) {
            String contenderPath = SectionBinder.join(path, name);
            Optional<ConfigObject> contender = Optional.ofNullable(strategies.get(name))
                    .flatMap(chosen -> object(chosen, contenderPath, new ValueType.Selection(ExtensionKind.STRATEGY)));
            if (contender.isEmpty()) {
                continue;
            }
            Trained trained = trained(
                    contender.get().withoutKey(TopLevel.SPLITTER),
                    contenderPath,
                    ExtensionKind.STRATEGY,
                    common,
                    commonTrain);
            Optional<ConfigObject> cut = ownSplitter(contender.get(), contenderPath, trained);
            completed = completed.withValue(
                    name,
                    cut.map(own -> trained.effective().withValue(TopLevel.SPLITTER, own))
                            .orElse(trained.effective()));
            String cutPath = SectionBinder.join(contenderPath, TopLevel.SPLITTER);
            Optional<Selected<BlockSplitter<Record>>> splitter = cut.isEmpty()
                    ? commonSplitter
                    : cut.flatMap(own -> binder.selection(ExtensionKind.SPLITTER, own, cutPath))
                            .map(ExperimentAssembly::cast);
            if (trained.chosen().isPresent() && trained.train().isPresent() && splitter.isPresent()) {
                contenders.add(new CompareConfig.Contender(
                        name, cast(trained.chosen().get()), trained.train().get(), splitter.get()));
            }
        }
        effective.put(TopLevel.COMPARE, section.withValue(TopLevel.STRATEGIES, completed));
        if (commonSplitter.isEmpty()) {
            return Optional.empty(); // reported where it stands
        }
        return contenders.size() == strategies.size() ? Optional.of(contenders) : Optional.empty();
    }

    /** A contender's own splitter with all defaults; without a type it varies the experiment's key by key. */
    private Optional<ConfigObject> ownSplitter(ConfigObject contender, String contenderPath, Trained trained) {
        ConfigValue value = contender.get(TopLevel.SPLITTER);
        if (value == null || value.valueType() == ConfigValueType.NULL) {
            return Optional.empty();
        }
        String path = SectionBinder.join(contenderPath, TopLevel.SPLITTER);
        Optional<Selected<DistillationStrategy<Record>>> strategy =
                trained.chosen().map(ExperimentAssembly::cast);
        if (strategy.isPresent()
                && strategy.get().extension().needs(strategy.get().config()) != Needs.SEGMENTS) {
            binder.report(
                    value.origin(),
                    path,
                    strategy.get().type() + " does not use segments; a splitter of its own would change nothing");
        }
        return object(value, path, new ValueType.Selection(ExtensionKind.SPLITTER))
                .map(own -> {
                    boolean varies = own.get(SectionCompletion.TYPE) == null;
                    return varies && effective.get(TopLevel.SPLITTER) instanceof ConfigObject common
                            ? SectionCompletion.over(own, common)
                            : completion.selection(ExtensionKind.SPLITTER, own);
                });
    }
}
