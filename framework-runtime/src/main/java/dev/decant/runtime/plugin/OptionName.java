package dev.decant.runtime.plugin;

import java.util.Locale;
import java.util.regex.Pattern;

/** How a configuration writes what Java names. */
public final class OptionName {
    private static final Pattern WORD = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])");

    private OptionName() {}

    /** {@code learningRate} and {@code LEARNING_RATE} are {@code learning-rate}. */
    public static String of(String name) {
        return WORD.matcher(name).replaceAll("-").replace('_', '-').toLowerCase(Locale.ROOT);
    }
}
