package dev.decant.api.plugin;

/** The kinds of extension, with the name that the command line and {@code defaults.<kind>} use. */
public enum ExtensionKind {
    TEACHER("teacher"),
    STUDENT("student"),
    SPLITTER("splitter"),
    STRATEGY("strategy"),
    DATA("data"),
    GENERATOR("generator"),
    AUGMENTATION("augmentation"),
    OPERATION("operation"),
    SCORER("scorer"),
    FORMAT("format");

    private final String label;

    ExtensionKind(String label) {
        this.label = label;
    }

    /** The name in configurations and listings. */
    public String label() {
        return label;
    }
}
