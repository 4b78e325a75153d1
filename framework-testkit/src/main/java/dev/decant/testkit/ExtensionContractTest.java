package dev.decant.testkit;

import dev.decant.api.extension.Extension;
import dev.decant.api.plugin.ExtensionKind;

/** What the contract tests of every kind share: the options that the extension ships with. */
public abstract class ExtensionContractTest<C extends Record> {
    /** The name that a configuration chooses the extension by, such as {@code bbm}. */
    protected abstract String type();

    abstract ExtensionKind<?> kind();

    abstract Extension<C> extension();

    /** The options that the extension ships with in {@code reference.conf}. */
    protected final C shipped() {
        return shipped("");
    }

    /**
     * The shipped options with some others.
     *
     * @param overrides as in a configuration file, such as {@code blocks = 3, strides = [1, 2]}
     */
    protected final C shipped(String overrides) {
        return ShippedDefaults.of(kind(), type(), extension().configType(), overrides);
    }
}
