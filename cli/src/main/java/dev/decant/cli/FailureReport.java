package dev.decant.cli;

import com.google.inject.ProvisionException;
import dev.decant.api.config.InvalidConfiguration;
import dev.decant.api.data.DataException;
import dev.decant.runtime.checkpoint.CheckpointException;
import dev.decant.runtime.config.ConfigurationException;
import dev.decant.runtime.training.TrainingFailed;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;

/** Turns what a command threw into lines on standard error and an exit code. */
final class FailureReport {
    private final PrintStream err;
    private final boolean debug;

    FailureReport(PrintStream err, boolean debug) {
        this.err = err;
        this.debug = debug;
    }

    /** Prints one clear line, or one for each problem of a configuration, and with debug the stack trace. */
    int report(Throwable thrown) {
        Throwable failure = unwrapped(thrown);
        if (debug) {
            thrown.printStackTrace(err);
        }
        if (failure instanceof ConfigurationException configuration) {
            configuration.problems().forEach(err::println);
            return ExitCode.WRONG_USAGE;
        } else if (failure instanceof InvalidConfiguration) {
            err.println("decant: " + failure.getMessage());
            return ExitCode.WRONG_USAGE;
        } else if (failure instanceof InterruptedException
                || failure instanceof ClosedByInterruptException
                || failure instanceof CancellationException) {
            err.println("decant: "
                    + (failure instanceof CancellationException && failure.getMessage() != null
                            ? failure.getMessage()
                            : "interrupted"));
            return ExitCode.INTERRUPTED;
        }
        err.println("decant: " + line(failure));
        return ExitCode.FAILED;
    }

    /** Wrappers say nothing of their own. */
    private static Throwable unwrapped(Throwable thrown) {
        Throwable failure = thrown;
        while ((failure instanceof UncheckedIOException
                        || failure instanceof ExecutionException
                        || failure instanceof ProvisionException)
                && failure.getCause() != null) {
            failure = failure.getCause();
        }
        return failure;
    }

    private String line(Throwable failure) {
        String message = String.valueOf(failure.getMessage());
        if (failure instanceof NoSuchFileException) {
            return message + ": no such file or folder";
        } else if (failure instanceof AccessDeniedException) {
            return message + ": access denied";
        } else if (failure instanceof FileAlreadyExistsException) {
            return message + ": already exists";
        } else if (failure instanceof NotDirectoryException) {
            return message + ": there is no such folder";
        } else if (failure instanceof DirectoryNotEmptyException) {
            return message + ": is not empty";
        } else if ((failure instanceof DataException
                        || failure instanceof CheckpointException
                        || failure instanceof TrainingFailed
                        || failure instanceof IOException)
                && failure.getMessage() != null) {
            return oneLine(message);
        } else if (failure instanceof OutOfMemoryError) {
            return "out of memory (" + message
                    + "); give the process more, such as DECANT_HEAP=6g for the JVM, or use a smaller batch-size or more accumulate";
        }
        String text = failure.getMessage() == null ? "" : ": " + oneLine(message);
        String hint = debug ? "" : " (--debug shows where)";
        return failure.getClass().getSimpleName() + text + hint;
    }

    private static String oneLine(String message) {
        return message.strip().replaceAll("\\s*\\R\\s*", " ");
    }
}
