package dev.decant.api.extension;

import org.apiguardian.api.API;

/**
 * The configuration of an extension without options.
 *
 * @since 0.1
 */
@API(status = API.Status.STABLE, since = "0.1")
public record NoOptions() {}
