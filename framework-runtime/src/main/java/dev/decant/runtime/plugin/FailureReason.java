package dev.decant.runtime.plugin;

import com.google.inject.CreationException;
import com.google.inject.ProvisionException;
import com.google.inject.spi.Message;
import dev.decant.api.plugin.DecantPlugin;
import java.util.ServiceConfigurationError;

/** One line that says why something failed. */
final class FailureReason {
    private FailureReason() {}

    static String of(Throwable failure) {
        if (failure instanceof CreationException creation) {
            return of(creation.getErrorMessages().iterator().next());
        }
        boolean wraps = failure instanceof ProvisionException
                || failure instanceof ServiceConfigurationError
                || failure instanceof ExceptionInInitializerError;
        if (wraps && failure.getCause() != null) {
            return of(failure.getCause());
        }
        String message = failure.getMessage();
        if (failure instanceof ServiceConfigurationError && message != null) {
            return firstLine(message.replace(DecantPlugin.class.getName() + ": ", ""));
        }
        String name = failure.getClass().getSimpleName();
        String plain = message == null || message.isBlank() ? name : name + ": " + firstLine(message);
        return failure instanceof LinkageError ? plain + fix(failure) : plain;
    }

    private static String fix(Throwable failure) {
        return failure instanceof NoClassDefFoundError
                ? "; put the jar that has this class beside it"
                : "; compile it against this Decant's framework-api";
    }

    private static String of(Message message) {
        return message.getCause() == null ? firstLine(message.getMessage()) : of(message.getCause());
    }

    private static String firstLine(String text) {
        return text.strip().lines().findFirst().orElse("");
    }
}
