package dev.decant.study.export;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigRenderOptions;
import com.typesafe.config.ConfigUtil;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueType;
import dev.decant.runtime.experiment.RunSpecs;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What a configuration says of one of its runs, as keys and values.
 *
 * @param data its options; of paths only the last names, for they tell of a machine
 * @param split how records were divided
 * @param sections of the network, the strategy and the training, by their headings
 */
record CardRecipe(Map<String, String> data, Map<String, String> split, Map<String, Map<String, String>> sections) {
    private static final String TRAIN = "train";
    private static final String SPLITTER = "splitter";
    private static final List<String> PLACES =
            List.of("path", "run", "runs", "ensemble", "labels", "label-file", "mapping");
    private static final String SEED = "seed"; // of a comparison's runs each has its own

    /**
     * Of the run of a label.
     *
     * @param source the configuration with every default
     */
    static CardRecipe of(Config source, String label) {
        Map<String, Map<String, String>> sections = new LinkedHashMap<>();
        if (label.equals(RunSpecs.TEACHER)) {
            sections.put("Network", values(section(source, RunSpecs.TEACHER).withoutPath(TRAIN)));
            sections.put(
                    "Recipe",
                    values(section(section(source, RunSpecs.TEACHER), TRAIN).withoutPath(SEED)));
        } else {
            Config contender = section(section(section(source, "compare"), "strategies"), label);
            boolean compared = !contender.isEmpty();
            Config strategy = compared ? contender : section(source, "strategy");
            sections.put("Network", values(section(source, "student")));
            sections.put("Strategy", values(strategy.withoutPath(TRAIN).withoutPath(SPLITTER)));
            sections.put("Splitter", values(either(strategy, source, SPLITTER)));
            sections.put("Recipe", values(either(strategy, source, TRAIN).withoutPath(SEED)));
            sections.put(
                    "Teacher's network",
                    values(section(source, RunSpecs.TEACHER).withoutPath(TRAIN)));
        }
        sections.values().removeIf(Map::isEmpty);
        return new CardRecipe(
                values(section(source, "data").withoutPath("type").atPath("data")),
                values(section(source, "split").atPath("split")),
                sections);
    }

    private static Config either(Config own, Config common, String key) {
        Config section = section(own, key);
        return section.isEmpty() ? section(common, key) : section;
    }

    private static Config section(Config config, String key) {
        return config.root().get(key) instanceof ConfigObject section ? section.toConfig() : ConfigFactory.empty();
    }

    private static Map<String, String> values(Config section) {
        Map<String, String> values = new TreeMap<>();
        section.entrySet()
                .forEach(entry -> values.put(
                        String.join(".", ConfigUtil.splitPath(entry.getKey())),
                        text(entry.getKey(), entry.getValue())));
        return values;
    }

    private static String text(String key, ConfigValue value) {
        List<String> path = ConfigUtil.splitPath(key);
        boolean place = PLACES.contains(path.get(path.size() - 1));
        if (!place) {
            return plain(value);
        }
        return value.unwrapped() instanceof List<?> places
                ? places.stream().map(one -> lastName(String.valueOf(one))).collect(Collectors.joining(", "))
                : lastName(plain(value));
    }

    private static String plain(ConfigValue value) {
        return value.valueType() == ConfigValueType.STRING
                ? String.valueOf(value.unwrapped())
                : value.render(ConfigRenderOptions.concise());
    }

    private static String lastName(String path) {
        return path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
    }
}
