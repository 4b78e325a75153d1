package dev.decant.testkit;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigUtil;
import dev.decant.api.plugin.ExtensionKind;

/**
 * The options that an extension has where a configuration names nothing but its type: those of {@code
 * defaults.<kind>.<type>} in the {@code reference.conf} of its jar.
 */
public final class ShippedDefaults {
    private ShippedDefaults() {}

    /**
     * The defaults as they are shipped.
     *
     * @param type the name in a configuration, such as {@code bbm}
     * @param options the record of the extension
     * @throws IllegalArgumentException if a key is missing, unknown or of another type than the record's component
     */
    public static <C extends Record> C of(ExtensionKind<?> kind, String type, Class<C> options) {
        return of(kind, type, options, "");
    }

    /**
     * The shipped defaults with some options of one's own.
     *
     * @param overrides as in a configuration file, such as {@code blocks = 3, strides = [1, 2]}
     * @throws IllegalArgumentException if a key is missing, unknown or of another type than the record's component
     */
    public static <C extends Record> C of(ExtensionKind<?> kind, String type, Class<C> options, String overrides) {
        String path = ConfigUtil.joinPath("defaults", kind.label(), type);
        Config reference = ConfigFactory.defaultReference();
        if (!reference.hasPath(path)) {
            throw new IllegalArgumentException("no reference.conf on the class path has " + path);
        }
        Config section = ConfigFactory.parseString(overrides).withFallback(reference.getConfig(path));
        return OptionsBinder.bind(options, section.resolve().root(), path);
    }
}
