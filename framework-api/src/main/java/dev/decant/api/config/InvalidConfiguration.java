package dev.decant.api.config;

import org.apiguardian.api.API;

/**
 * A configuration that cannot work, found where two parts meet: thrown by providers and strategies with one sentence
 * that names the parts, what was found and what would be right. The command line prints it and exits with 2.
 *
 * @since 0.1
 */
@API(status = API.Status.STABLE, since = "0.1")
public final class InvalidConfiguration extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public InvalidConfiguration(String message) {
        super(message);
    }
}
