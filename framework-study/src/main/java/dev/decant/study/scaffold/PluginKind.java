package dev.decant.study.scaffold;

import java.util.List;
import java.util.Locale;

/** What a plugin can begin with: an example of one kind of extension that works, to be changed. */
public enum PluginKind {
    STRATEGY("strategy", "a distillation strategy", List.of("STRATEGY"), List.of()),
    NETWORK("network", "a network, as teacher and as student", List.of("TEACHER", "STUDENT"), List.of()),
    SPLITTER("splitter", "a block splitter", List.of("SPLITTER"), List.of()),
    DATA("data source", "a data source", List.of("DATA"), List.of("path")),
    AUGMENTATION("augmentation", "an augmentation", List.of("AUGMENTATION"), List.of()),
    SCORER("scorer", "a scorer", List.of("SCORER"), List.of());

    private final String word;
    private final String what;
    private final List<String> constants;
    private final List<String> required;

    PluginKind(String word, String what, List<String> constants, List<String> required) {
        this.word = word;
        this.what = what;
        this.constants = constants;
        this.required = required;
    }

    /** In a sentence, such as {@code data source}. */
    String word() {
        return word;
    }

    /** What the plugin adds. */
    String what() {
        return what;
    }

    /** The constants of {@link dev.decant.api.plugin.ExtensionKind} that it is registered under. */
    List<String> constants() {
        return constants;
    }

    /** Options without a default. */
    List<String> required() {
        return required;
    }

    /** The folder of its templates, and how a command line names it. */
    String folder() {
        return name().toLowerCase(Locale.ROOT);
    }

    @Override
    public String toString() {
        return folder();
    }
}
