package dev.decant.runtime.config;

import com.typesafe.config.ConfigRenderOptions;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueType;
import java.util.Collection;
import java.util.Optional;

/** The turns of phrase of problems. */
final class Wording {
    private Wording() {}

    static String mismatch(ConfigValue value, String expected) {
        return "got " + written(value) + "; expected " + expected;
    }

    /** The nearest name, where there is one. */
    static String didYouMean(Optional<String> name) {
        return name.map(near -> "; did you mean " + near + "?").orElse("");
    }

    static String oneOf(Collection<String> names) {
        return names.size() == 1 ? names.iterator().next() : "one of " + String.join(", ", names);
    }

    /** A value as written, cut where it is long. */
    static String written(ConfigValue value) {
        String text = value.valueType() == ConfigValueType.NUMBER
                ? value.atKey("v").getString("v")
                : value.render(ConfigRenderOptions.concise());
        return text.length() <= 80 ? text : text.substring(0, 77) + "...";
    }
}
