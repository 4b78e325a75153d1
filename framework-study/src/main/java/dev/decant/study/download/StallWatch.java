package dev.decant.study.download;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/**
 * Closes connections on which nothing comes any more: who reads one hears of it by an exception.
 *
 * @param watch looks after them
 * @param longest without a byte
 */
record StallWatch(ScheduledExecutorService watch, Duration longest) {
    /** The same stream, watched until it is closed. */
    InputStream over(InputStream in) {
        return new Watched(in);
    }

    private final class Watched extends FilterInputStream {
        private final ScheduledFuture<?> looking;
        private volatile boolean waiting;
        private volatile long since;

        Watched(InputStream in) {
            super(in);
            long every = Math.min(1000, Math.max(1, longest.toMillis() / 2));
            looking = watch.scheduleWithFixedDelay(this::look, every, every, TimeUnit.MILLISECONDS);
        }

        private void look() {
            if (waiting && System.nanoTime() - since > longest.toNanos()) {
                try {
                    in.close();
                } catch (IOException e) {
                    // Whoever reads it hears of it.
                }
            }
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            int read = read(one, 0, 1);
            return read < 0 ? read : one[0] & 0xff;
        }

        @Override
        public int read(byte[] bytes, int from, int length) throws IOException {
            since = System.nanoTime();
            waiting = true;
            try {
                return in.read(bytes, from, length);
            } finally {
                waiting = false;
            }
        }

        @Override
        public void close() throws IOException {
            looking.cancel(false);
            super.close();
        }
    }
}
