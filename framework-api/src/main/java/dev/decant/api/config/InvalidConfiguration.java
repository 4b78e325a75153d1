package dev.decant.api.config;

/**
 * A configuration that cannot work, found where two parts meet: thrown by providers and strategies with one sentence
 * that names the parts, what was found and what would be right. The command line prints it and exits with 2.
 */
public final class InvalidConfiguration extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public InvalidConfiguration(String message) {
        super(message);
    }
}
