package dev.decant.testkit;

import org.jspecify.annotations.Nullable;
import org.opentest4j.TestAbortedException;

/**
 * One of the cases that a test goes through: what fails in it says which one it was, for builds report no more of a test
 * than its method and a number.
 *
 * @param name such as {@code shipped defaults, MultiClass}
 */
record NamedCase(String name) {
    /** @throws AssertionError whose message begins with the name, where the check throws anything */
    void check(Runnable check) {
        try {
            check.run();
        } catch (TestAbortedException e) {
            throw e;
        } catch (AssertionError e) {
            throw failed(String.valueOf(e.getMessage()), e, e.getCause());
        } catch (RuntimeException e) {
            throw failed(e.toString(), e, e);
        }
    }

    private AssertionError failed(String message, Throwable thrown, @Nullable Throwable cause) {
        AssertionError failed = new AssertionError(name + ": " + message.strip(), cause);
        failed.setStackTrace(thrown.getStackTrace());
        return failed;
    }
}
