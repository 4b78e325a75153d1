package dev.decant.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * Where commands print.
 *
 * @param out results go here
 * @param err everything that is not a result goes here
 */
public record Console(PrintStream out, PrintStream err) {
    /** That of the process. */
    static Console ofProcess() {
        return new Console(stream(FileDescriptor.out), stream(FileDescriptor.err));
    }

    private static PrintStream stream(FileDescriptor descriptor) {
        return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
    }

    /** Nothing that was printed is lost with the process. */
    void flush() {
        out.flush();
        err.flush();
    }
}
