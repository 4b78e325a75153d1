package dev.decant.study.request;

import java.util.Optional;

/**
 * What was asked for cannot be done, whatever the configuration says: an option has a value that it cannot have, or the
 * runs that are named do not go together.
 */
public final class InvalidRequest extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    private final String option;

    private InvalidRequest(String option, String message) {
        super(message);
        this.option = option;
    }

    /** About the whole request, in a sentence without its full stop. */
    public static InvalidRequest because(String message) {
        return new InvalidRequest("", message);
    }

    /**
     * About one option.
     *
     * @param option its name, such as {@code records}
     * @param rest what follows the option's name in the message, such as {@code ": got 3; expected at least 4"}
     */
    public static InvalidRequest of(String option, String rest) {
        return new InvalidRequest(option, option + rest);
    }

    /** The option that is wrong, with whose name the message then begins; empty where it is not one alone. */
    public Optional<String> option() {
        return Optional.of(option).filter(name -> !name.isEmpty());
    }
}
