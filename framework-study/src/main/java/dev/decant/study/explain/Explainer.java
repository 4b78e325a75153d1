package dev.decant.study.explain;

import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigRenderOptions;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueFactory;
import com.typesafe.config.ConfigValueType;
import dev.decant.api.plugin.ExtensionKind;
import dev.decant.runtime.config.AnalysisConfig;
import dev.decant.runtime.config.EvaluateConfig;
import dev.decant.runtime.config.ReadingConfig;
import dev.decant.runtime.config.SectionKey;
import dev.decant.runtime.config.SectionType;
import dev.decant.runtime.config.SplitConfig;
import dev.decant.runtime.config.TopLevel;
import dev.decant.runtime.config.TrainConfig;
import dev.decant.runtime.config.TuneConfig;
import dev.decant.runtime.config.ValueType;
import dev.decant.runtime.plugin.NearestName;
import dev.decant.runtime.plugin.PluginCatalog;
import dev.decant.study.request.InvalidRequest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Describes sections. */
public final class Explainer {
    /** The runtime's own sections. */
    public enum OwnSection {
        TRAIN("train", "How networks are trained.", TrainConfig.class),
        READING(
                "reading",
                "No section of its own: keys of `data` and of each of `evaluate.external`, whatever the source; an external"
                        + " set has those of `data` unless it says otherwise.",
                ReadingConfig.class),
        SPLIT("split", "How records are divided.", SplitConfig.class),
        EVALUATE("evaluate", "How a trained network is judged.", EvaluateConfig.class),
        COMPARE(
                "compare",
                "What is compared: strategies times seeds. `strategies { NAME { type = ..., train { ... }, splitter {"
                        + " ... } } }` names them; a strategy's own `train` overrides the common one key by key, and so"
                        + " does its own `splitter`, unless that names a `type`. `tune` has every strategy tuned before, all"
                        + " alike.",
                TopLevel.Comparison.class),
        TUNE(
                "tune",
                "A search for the values of keys, `decant tune`. Each of `parameters` has a `path` and one space, such as `{"
                        + " path = compare.strategies.NAME.weight, log-uniform = [0.1, 10] }`.",
                TuneConfig.class),
        ANALYSIS("analysis", "How much is looked into when networks are analysed.", AnalysisConfig.class);

        private final String label;
        private final String summary;
        private final Class<? extends Record> type;

        OwnSection(String label, String summary, Class<? extends Record> type) {
            this.label = label;
            this.summary = summary;
            this.type = type;
        }

        /** The section's name in a configuration. */
        public String label() {
            return label;
        }
    }

    private final PluginCatalog catalog;

    @Inject
    public Explainer(PluginCatalog catalog) {
        this.catalog = catalog;
    }

    /** Everything that can be explained: the runtime's own sections, then the extensions by their kinds. */
    public List<Explained> all() {
        List<Explained> all = new ArrayList<>();
        for (OwnSection section : OwnSection.values()) {
            all.add(new Explained(section.label, Optional.empty(), section.summary));
        }
        ExtensionKind.all().forEach(kind -> all.addAll(extensions(kind)));
        return all;
    }

    /**
     * The extensions of a kind.
     *
     * @throws InvalidRequest if there is no such kind
     */
    public List<Explained> all(String kind) {
        return extensions(kind(kind));
    }

    private List<Explained> extensions(ExtensionKind<?> kind) {
        return catalog.extensions(kind).stream()
                .map(loaded -> new Explained(
                        kind.label(),
                        Optional.of(loaded.type()),
                        loaded.extension().summary()))
                .toList();
    }

    /**
     * A section by its name, such as {@code train}; empty where it is a kind of extensions, which need a type.
     *
     * @throws InvalidRequest if it is neither
     */
    public Optional<SectionDescription> section(String name) {
        Optional<OwnSection> own = Arrays.stream(OwnSection.values())
                .filter(section -> section.label.equals(name))
                .findFirst();
        if (own.isEmpty()) {
            kind(name);
        }
        return own.map(this::own);
    }

    /**
     * An extension's section.
     *
     * @throws InvalidRequest if there is no such kind or type
     */
    public SectionDescription extension(String kind, String type) {
        ExtensionKind<?> known = kind(kind);
        return extension(known, type)
                .orElseThrow(() ->
                        unknown(known.label(), type, List.copyOf(catalog.types(known)), catalog.advice(known, type)));
    }

    private static ExtensionKind<?> kind(String name) {
        return ExtensionKind.of(name).orElseThrow(() -> {
            List<String> known = Stream.concat(
                            ExtensionKind.all().stream().map(ExtensionKind::label),
                            Arrays.stream(OwnSection.values()).map(OwnSection::label))
                    .toList();
            String near = NearestName.of(name, known)
                    .map(nearest -> "; did you mean " + nearest + "?")
                    .orElse("");
            return unknown("kind", name, known, near);
        });
    }

    private static InvalidRequest unknown(String what, String name, List<String> known, String advice) {
        return InvalidRequest.because(
                "unknown " + what + " \"" + name + "\"; expected one of " + String.join(", ", known) + advice);
    }

    /** The keys that stand at the top of a file beside the sections. */
    public SectionDescription general() {
        ConfigObject defaults =
                catalog.defaults("experiment").withValue("name", ConfigValueFactory.fromAnyRef("(the file's name)"));
        return new SectionDescription("name, runs", "Where results go.", keys(TopLevel.General.class, defaults, ""));
    }

    /** One of the runtime's own sections. */
    public SectionDescription own(OwnSection section) {
        return new SectionDescription(
                section.label, section.summary, keys(section.type, catalog.defaults(section.label), ""));
    }

    /** An extension's section, or empty if it is unknown. */
    public Optional<SectionDescription> extension(ExtensionKind<?> kind, String type) {
        return catalog.find(kind, type)
                .map(found -> new SectionDescription(
                        kind.label() + " " + type,
                        found.extension().summary(),
                        keys(found.extension().configType(), catalog.defaults(kind, type), "")));
    }

    private static List<KeyDescription> keys(Class<?> section, ConfigObject defaults, String prefix) {
        List<KeyDescription> keys = new ArrayList<>();
        for (SectionKey key : SectionKey.of(section)) {
            ValueType type = key.valueType();
            ConfigValue fallback = defaults.get(key.name());
            String path = prefix + key.name();
            if (nested(type) instanceof SectionType.Fixed inner) {
                ConfigObject innerDefaults = fallback instanceof ConfigObject object
                        ? object
                        : ConfigFactory.empty().root();
                keys.addAll(keys(inner.type(), innerDefaults, path + suffix(type)));
            } else {
                Optional<String> text = Optional.ofNullable(fallback)
                        .filter(value -> value.valueType() != ConfigValueType.NULL)
                        .map(Explainer::render);
                keys.add(new KeyDescription(
                        path,
                        type.label(),
                        text,
                        text.isEmpty() && !key.optional(),
                        key.range(),
                        key.meaning().orElse("")));
            }
        }
        return keys;
    }

    /** What a list, a map or an optional key holds. */
    private static ValueType nested(ValueType type) {
        if (type instanceof ValueType.Several several) {
            return nested(several.element());
        } else if (type instanceof ValueType.Named named) {
            return nested(named.element());
        } else if (type instanceof ValueType.Maybe maybe) {
            return nested(maybe.element());
        }
        return type;
    }

    private static String suffix(ValueType type) {
        if (type instanceof ValueType.Several several) {
            return "[]" + suffix(several.element());
        } else if (type instanceof ValueType.Named named) {
            return ".NAME" + suffix(named.element());
        } else if (type instanceof ValueType.Maybe maybe) {
            return suffix(maybe.element());
        }
        return ".";
    }

    private static String render(ConfigValue value) {
        return switch (value.valueType()) {
            case NUMBER, BOOLEAN, STRING -> value.atKey("v").getString("v");
            case OBJECT, LIST, NULL ->
                value.render(ConfigRenderOptions.concise().setJson(false));
        };
    }
}
