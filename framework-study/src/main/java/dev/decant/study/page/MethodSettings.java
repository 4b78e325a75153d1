package dev.decant.study.page;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigList;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigRenderOptions;
import com.typesafe.config.ConfigResolveOptions;
import com.typesafe.config.ConfigUtil;
import com.typesafe.config.ConfigValue;
import dev.decant.runtime.config.source.SourceReader;
import dev.decant.runtime.experiment.RunSpecs;
import dev.decant.runtime.run.RunFolder;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What one method was trained with, as the configuration that its run keeps says.
 *
 * @param common what every method has, by key: {@code train.optimizer.learning-rate}, {@code network.depth}
 * @param strategy settings of the strategy, by key; empty for a run whose label is the teacher's
 */
record MethodSettings(Map<String, String> common, Map<String, String> strategy) {
    private static final ConfigRenderOptions SHORT =
            ConfigRenderOptions.concise().setJson(false);

    /**
     * Nothing where the run has no configuration, or one that cannot be read.
     *
     * @param label of the run, whatever a comparison calls it: by it the configuration of the run's own experiment says what it is
     */
    static MethodSettings of(RunFolder folder, String label) {
        Config whole;
        try {
            whole = new SourceReader(refused -> {})
                    .file(folder.config())
                    .config()
                    .resolve(ConfigResolveOptions.noSystem());
        } catch (ConfigException e) {
            return new MethodSettings(Map.of(), Map.of());
        }
        return label.equals(RunSpecs.TEACHER)
                ? new MethodSettings(teacher(section(whole, RunSpecs.TEACHER)), Map.of())
                : contender(whole, ConfigUtil.joinPath("compare", "strategies", label));
    }

    /** A contender's own section says what differs from the common ones. */
    private static MethodSettings contender(Config whole, String path) {
        Config own = section(whole, whole.hasPath(path) ? path : "strategy");
        Map<String, String> settings = new TreeMap<>();
        flat(section(own, "student").withFallback(section(whole, "student")))
                .forEach((key, value) -> settings.put("network." + key, value));
        flat(section(own, "train").withFallback(section(whole, "train")))
                .forEach((key, value) -> settings.put("train." + key, value));
        return new MethodSettings(settings, flat(own.withoutPath("student").withoutPath("train")));
    }

    private static Map<String, String> teacher(Config own) {
        Map<String, String> settings = new TreeMap<>();
        flat(own).forEach((key, value) -> settings.put(key.startsWith("train.") ? key : "network." + key, value));
        return settings;
    }

    private static Config section(Config whole, String path) {
        return whole.hasPath(path) ? whole.getConfig(path) : ConfigFactory.empty();
    }

    private static Map<String, String> flat(Config section) {
        Map<String, String> settings = new TreeMap<>();
        for (Map.Entry<String, ConfigValue> entry : section.entrySet()) {
            settings.put(String.join(".", ConfigUtil.splitPath(entry.getKey())), text(entry.getValue()));
        }
        return settings;
    }

    /** Of a list of extensions only the types: their settings stand in the whole configuration. */
    private static String text(ConfigValue value) {
        if (value instanceof ConfigList list && !list.isEmpty()) {
            return list.stream().map(MethodSettings::text).collect(Collectors.joining(", "));
        }
        if (value instanceof ConfigObject object && object.get("type") != null) {
            return text(object.get("type"));
        }
        return value.unwrapped() instanceof String text ? text : value.render(SHORT);
    }
}
