package dev.decant.study.scaffold;

import dev.decant.api.plugin.ExtensionKind;
import java.util.List;
import java.util.Locale;

/** What a plugin can begin with: an example of one kind of extension that works, to be changed. */
public enum PluginKind {
    STRATEGY("strategy", "a distillation strategy", "STRATEGY", ""),
    NETWORK("network", "a network, as teacher and as student", "TEACHER STUDENT", ""),
    SPLITTER("splitter", "a block splitter", "SPLITTER", ""),
    DATA("data source", "a data source", "DATA", "path"),
    AUGMENTATION("augmentation", "an augmentation", "AUGMENTATION", ""),
    SCORER("scorer", "a scorer", "SCORER", ""),
    EXECUTOR("executor", "an executor of runs", "EXECUTOR", ""),
    LISTENER("listener", "a listener of runs", "LISTENER", "");

    private final String word;
    private final String what;
    private final String constants;
    private final String required;

    PluginKind(String word, String what, String constants, String required) {
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

    /** The constants of {@link ExtensionKind} that it is registered under. */
    List<String> constants() {
        return List.of(constants.split(" "));
    }

    /** What it is registered as. */
    List<ExtensionKind<?>> kinds() {
        return ExtensionKind.all().stream()
                .filter(kind -> constants().contains(kind.label().toUpperCase(Locale.ROOT)))
                .toList();
    }

    /** Options without a default. */
    List<String> required() {
        return required.isEmpty() ? List.of() : List.of(required.split(" "));
    }

    /** The command that tries it: whole comparisons alone are executed somewhere. */
    String command() {
        return this == EXECUTOR ? "compare" : "train";
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
