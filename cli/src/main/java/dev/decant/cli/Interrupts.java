package dev.decant.cli;

import dev.decant.runtime.training.StopRequest;
import dev.decant.study.execution.Signals;
import java.io.PrintStream;

/** Ctrl-C: a training ends after its step and is saved, anything else at once; the second time everything ends at once. */
final class Interrupts {
    private Interrupts() {}

    static void heardBy(StopRequest stop, PrintStream err) {
        Signals.handle("INT", () -> {
            if (stop.isMade()) {
                Runtime.getRuntime().halt(ExitCode.INTERRUPTED);
            } else if (stop.isWatched()) {
                err.println("decant: stopping after this step; once more stops at once");
                stop.make();
            } else {
                err.println("decant: interrupted");
                System.exit(ExitCode.INTERRUPTED);
            }
        });
    }
}
