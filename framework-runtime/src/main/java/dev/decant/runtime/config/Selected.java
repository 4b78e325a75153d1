package dev.decant.runtime.config;

import dev.decant.api.extension.Extension;

/**
 * An extension that a configuration chose, with its bound options. The extension is typed over {@link Record}: the
 * registry that looked it up bound {@code config} to the extension's own record.
 *
 * @param type the name in the configuration
 */
public record Selected<E extends Extension<Record>>(String type, E extension, Record config) {
    /** What was chosen, and how; extensions have no values of their own. */
    @Override
    public String toString() {
        return type + " " + config;
    }
}
