package dev.decant.cli;

import dev.decant.study.download.DownloadListener;
import java.io.PrintStream;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;

/** Shows a download on standard error: one moving line on a terminal, in a pipe a line for each file, or for each of many thousands. */
final class DownloadProgress implements DownloadListener, AutoCloseable {
    private static final long REDRAW_NANOS = 100_000_000L;
    private static final int NAMED_FILES = 20;
    private static final int EVERY = 1000;
    private static final double MEGABYTE = 1e6;

    private final PrintStream err;
    private final boolean terminal = Boolean.getBoolean("decant.terminal");
    private final Map<String, Long> running = new HashMap<>();
    private final long started = System.nanoTime();
    private int files;
    private int done;
    private long bytes;
    private long lastDrawn;
    private int drawnLength;

    DownloadProgress(PrintStream err) {
        this.err = err;
    }

    @Override
    public void planned(int all) {
        files = all;
    }

    @Override
    public void transferring(String file, long have, OptionalLong of) {
        // The first that is heard of a file may be on top of what came in an earlier process.
        long before = running.getOrDefault(file, have);
        bytes += Math.max(0, have - before);
        running.put(file, have);
        if (terminal && System.nanoTime() - lastDrawn > REDRAW_NANOS) {
            lastDrawn = System.nanoTime();
            draw(file, have, of);
        }
    }

    private void draw(String file, long have, OptionalLong of) {
        double seconds = Math.max(1e-3, (System.nanoTime() - started) / 1e9);
        String rate = String.format(Locale.ROOT, "%.1f MB/s", bytes / MEGABYTE / seconds);
        String text = files > NAMED_FILES
                ? String.format(Locale.ROOT, "%,d of %,d files, %s", done, files, rate)
                : String.format(
                        Locale.ROOT,
                        "%s %.1f%s MB, %s",
                        file,
                        have / MEGABYTE,
                        of.isPresent() ? String.format(Locale.ROOT, " of %.1f", of.getAsLong() / MEGABYTE) : "",
                        rate);
        err.print("\r" + text + " ".repeat(Math.max(0, drawnLength - text.length())));
        err.flush();
        drawnLength = text.length();
    }

    @Override
    public void finished(String file, int count, int of) {
        done = count;
        running.remove(file);
        if (files <= NAMED_FILES) {
            clear();
            err.println(file + ": complete");
        } else if (!terminal && (count % EVERY == 0 || count == of)) {
            err.println(String.format(Locale.ROOT, "%,d of %,d files", count, of));
        }
    }

    @Override
    public void notice(String line) {
        clear();
        err.println(line);
    }

    @Override
    public void close() {
        clear();
    }

    private void clear() {
        if (drawnLength > 0) {
            err.print("\r" + " ".repeat(drawnLength) + "\r");
            err.flush();
            drawnLength = 0;
        }
    }
}
