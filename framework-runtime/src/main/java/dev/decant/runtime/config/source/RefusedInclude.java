package dev.decant.runtime.config.source;

/**
 * An include that brings nothing: of an address, which is never opened, or of what is not there.
 *
 * @param source the including file, resource or override
 * @param line of the include, from 1
 * @param what as the include names it
 * @param reason a clause
 */
public record RefusedInclude(String source, int line, String what, String reason) {
    /** Without its place. */
    public String sentence() {
        return "include of " + what + " is refused: " + reason;
    }
}
