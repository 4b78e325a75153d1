package dev.decant.api.plugin;

import org.apiguardian.api.API;

/**
 * The version of the plugin interface.
 *
 * @since 0.1
 */
@API(status = API.Status.STABLE, since = "0.1")
public final class ApiVersion {
    /** A compile-time constant, so that a plugin carries the value it was compiled against. */
    public static final int CURRENT = 2;

    private ApiVersion() {}
}
