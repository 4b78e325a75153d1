package dev.decant.runtime.config;

/**
 * A data set of which nothing was trained on, {@code evaluate.external.NAME}.
 *
 * @param name as it stands in the configuration, and in the names of files
 * @param data its source; options of the input's form, and how records are read, are those of the experiment's data where
 *     the section leaves them out
 */
public record ExternalSet(String name, DataConfig data) {
    public ExternalSet {
        checkName(name);
    }

    /** @throws IllegalArgumentException if no file can be named so */
    static void checkName(String name) {
        if (!name.matches("[\\p{L}\\p{N}_][\\p{L}\\p{N}._-]*")) {
            throw new IllegalArgumentException("the external set \"" + name
                    + "\" cannot name a file; expected letters, digits, dots, dashes and underscores");
        }
    }
}
