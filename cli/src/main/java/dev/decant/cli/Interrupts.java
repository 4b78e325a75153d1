package dev.decant.cli;

import dev.decant.runtime.training.StopRequest;
import dev.decant.study.execution.Signals;
import java.io.PrintStream;
import java.util.List;

/**
 * Ctrl-C (INT), or TERM, which schedulers and containers send: a training ends after its step and is saved, anything else ends
 * at once; the second time everything ends at once. Where INT is ignored from the start, as in the background of a script, it
 * stays ignored.
 */
final class Interrupts {
    private Interrupts() {}

    static void heardBy(StopRequest stop, PrintStream err) {
        for (String signal : List.of("INT", "TERM")) {
            Signals.handle(signal, () -> heard(stop, err));
        }
    }

    private static void heard(StopRequest stop, PrintStream err) {
        if (stop.isMade()) {
            Runtime.getRuntime().halt(ExitCode.INTERRUPTED);
        } else if (stop.isWatched()) {
            err.println("decant: stopping after this step; once more stops at once");
            stop.make();
        } else {
            err.println("decant: interrupted");
            System.exit(ExitCode.INTERRUPTED);
        }
    }
}
