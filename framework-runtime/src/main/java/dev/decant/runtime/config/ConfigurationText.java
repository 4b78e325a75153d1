package dev.decant.runtime.config;

import com.typesafe.config.ConfigRenderOptions;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/** A configuration of the class path as its author wrote it, to be saved and edited. */
public final class ConfigurationText {
    private static final ConfigRenderOptions AS_WRITTEN =
            ConfigRenderOptions.concise().setJson(false);

    private ConfigurationText() {}

    /**
     * The text with the overrides below it, which say the same there as on the command line.
     *
     * @param resource a class-path resource, HOCON
     * @throws IllegalArgumentException if there is none
     */
    public static String of(String resource, List<Setting> overrides) {
        StringBuilder text = new StringBuilder(read(resource).stripTrailing()).append('\n');
        if (!overrides.isEmpty()) {
            text.append("\n# Overrides of the command line.\n");
        }
        for (Setting override : overrides) {
            text.append(String.format(
                    Locale.ROOT, "%s = %s\n", override.key(), override.parsed().render(AS_WRITTEN)));
        }
        return text.toString();
    }

    private static String read(String resource) {
        try (InputStream in = ConfigurationText.class.getClassLoader().getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalArgumentException("there is no class-path resource " + resource);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
