package dev.decant.cli;

/** What the process returns. */
public final class ExitCode {
    /** The work is done. */
    public static final int DONE = 0;

    /** The work failed. */
    public static final int FAILED = 1;

    /** The command line or the configuration is wrong. */
    public static final int WRONG_USAGE = 2;

    /** The user stopped it. */
    public static final int INTERRUPTED = 130;

    private ExitCode() {}
}
