package dev.decant.api.plugin;

import org.apiguardian.api.API;

/**
 * What a configuration calls an extension; no two extensions have the same.
 *
 * @param type what stands after {@code type =}, such as {@code bbm}; not blank
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
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
