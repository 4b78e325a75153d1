package dev.decant.api.plugin;

/** The version of the plugin interface. */
public final class ApiVersion {
    /** A compile-time constant, so that a plugin carries the value it was compiled against. */
    public static final int CURRENT = 2;

    private ApiVersion() {}
}
