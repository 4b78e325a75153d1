package dev.decant.testkit;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Watches how a reader ends on a file: what it threw, how long it took, what it allocated. */
final class Witness {
    /** What may be allocated whatever the file, in bytes. */
    static final long ANYWAY = 16L << 20;

    private static final long A_SECOND = 1_000_000_000L;

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private final Reader reader;
    private final Predicate<Throwable> isRefusal;
    private final int bytesForEachByte;
    private final Set<String> ways = new HashSet<>();
    private boolean news;

    /** Reads a file. */
    @FunctionalInterface
    interface Reader {
        void read(byte[] file) throws Exception;
    }

    Witness(Reader reader, Predicate<Throwable> isRefusal, int bytesForEachByte) {
        this.reader = reader;
        this.isRefusal = isRefusal;
        this.bytesForEachByte = bytesForEachByte;
    }

    /** How the reading of a file ended. */
    private record Ending(Optional<Throwable> thrown, long nanos, long bytes) {}

    /** How the file escaped what a reader keeps; empty where it did not. */
    Optional<String> escape(byte[] file) {
        long most = ANYWAY + (long) bytesForEachByte * file.length;
        Ending ending = ending(file);
        if (ending.nanos > A_SECOND || ending.bytes > most) {
            // The first time classes are loaded, too.
            ending = ending(file);
        }
        boolean slow = ending.nanos > A_SECOND;
        boolean large = ending.bytes > most;
        Optional<Throwable> thrown = ending.thrown;
        news = ways.add(thrown.map(Witness::way).orElse("read") + (slow ? " slow" : "") + (large ? " large" : ""));
        if (thrown.isPresent() && !isRefusal.test(thrown.get())) {
            return Optional.of("ended in " + described(thrown.get()));
        } else if (slow) {
            return Optional.of("took " + ending.nanos / 1_000_000 + " ms");
        }
        return large ? Optional.of("of " + file.length + " bytes allocated " + ending.bytes) : Optional.empty();
    }

    private Ending ending(byte[] file) {
        long bytes = threads.getCurrentThreadAllocatedBytes();
        long nanos = threads.getCurrentThreadCpuTime();
        Optional<Throwable> thrown = Optional.empty();
        try {
            reader.read(file);
        } catch (Exception | StackOverflowError | OutOfMemoryError | AssertionError | LinkageError e) {
            thrown = Optional.of(e);
        }
        return new Ending(
                thrown, threads.getCurrentThreadCpuTime() - nanos, threads.getCurrentThreadAllocatedBytes() - bytes);
    }

    /** Whether the last file ended in a way that none had ended in before. */
    boolean isNews() {
        return news;
    }

    /** In how many ways files ended. */
    int ways() {
        return ways.size();
    }

    private static String described(Throwable thrown) {
        StackTraceElement[] trace = thrown.getStackTrace();
        StringBuilder text = new StringBuilder(thrown.toString());
        for (int i = 0; i < Math.min(6, trace.length); i++) {
            text.append(" at ").append(trace[i]);
        }
        return text.toString();
    }

    /** Where in the code it was thrown. */
    private static String way(Throwable thrown) {
        StringBuilder way = new StringBuilder(thrown.getClass().getSimpleName());
        StackTraceElement[] trace = thrown.getStackTrace();
        for (int i = 0; i < Math.min(5, trace.length); i++) {
            way.append(' ').append(trace[i].getFileName()).append(trace[i].getLineNumber());
        }
        return thrown.getCause() == null ? way.toString() : way + " by " + way(thrown.getCause());
    }
}
