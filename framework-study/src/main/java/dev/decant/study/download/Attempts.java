package dev.decant.study.download;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;

/**
 * Attempts at what may fail for a reason that passes.
 *
 * @param pause before the second attempt; twice as long before each further one
 */
record Attempts(Duration pause) {
    /** Attempts that bring nothing new, one after the other. */
    private static final int MOST = 4;

    /** One attempt. */
    @FunctionalInterface
    interface Attempt<T> {
        T run() throws IOException;
    }

    /** How much there is of what is attempted. */
    @FunctionalInterface
    interface Size {
        long bytes() throws IOException;
    }

    /** What begins anew each time. */
    <T> T of(Attempt<T> attempt) throws IOException {
        return of(attempt, () -> 0);
    }

    /**
     * What goes on with what came before: an attempt that brought something is followed by as many as the first.
     *
     * @throws BrokenTransfer the last one
     * @throws IOException whatever else an attempt throws, at once
     */
    <T> T of(Attempt<T> attempt, Size size) throws IOException {
        int number = 1;
        while (true) {
            long before = size.bytes();
            try {
                return attempt.run();
            } catch (BrokenTransfer e) {
                number = size.bytes() > before ? 1 : number + 1;
                if (number > MOST) {
                    throw e;
                }
                rest(number);
            }
        }
    }

    private void rest(int number) throws IOException {
        try {
            Thread.sleep(pause.toMillis() << Math.max(0, number - 2));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted");
        }
    }
}
