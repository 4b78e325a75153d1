package dev.decant.api.plugin;

/**
 * What a configuration calls an extension; no two extensions have the same.
 *
 * @param type what stands after {@code type =}, such as {@code bbm}; not blank
 */
public record ExtensionName(ExtensionKind<?> kind, String type) {
    public ExtensionName {
        if (type.isBlank()) {
            throw new IllegalArgumentException("the type of a " + kind + " extension is blank");
        }
    }

    /** As messages name it, such as {@code strategy bbm}. */
    @Override
    public String toString() {
        return kind + " " + type;
    }
}
