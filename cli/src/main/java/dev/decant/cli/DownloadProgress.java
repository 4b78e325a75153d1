package dev.decant.cli;

import dev.decant.study.download.DownloadListener;
import java.io.PrintStream;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Shows a download on standard error: one moving line on a terminal, in a pipe a line for each file, or for each of many thousands. */
final class DownloadProgress implements DownloadListener, AutoCloseable {
    private static final int NAMED_FILES = 20;
    private static final int EVERY = 1000;
    private static final double MEGABYTE = 1e6;

    private final PrintStream err;
    private final Optional<RedrawnLines> moving;
    private final Map<String, Long> running = new HashMap<>();
    private final long started = System.nanoTime();
    private int files;
    private int done;
    private long bytes;

    DownloadProgress(Console console) {
        this.err = console.err();
        this.moving = console.errColumns().isPresent()
                ? Optional.of(new RedrawnLines(err, console.errColumns().getAsInt()))
                : Optional.empty();
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
        moving.filter(RedrawnLines::due).ifPresent(lines -> lines.draw(List.of(line(file, have, of))));
    }

    private String line(String file, long have, OptionalLong of) {
        double seconds = Math.max(1e-3, (System.nanoTime() - started) / 1e9);
        String rate = String.format(Locale.ROOT, "%.1f MB/s", bytes / MEGABYTE / seconds);
        return files > NAMED_FILES
                ? String.format(Locale.ROOT, "%,d of %,d files, %s", done, files, rate)
                : String.format(
                        Locale.ROOT,
                        "%s %.1f%s MB, %s",
                        file,
                        have / MEGABYTE,
                        of.isPresent() ? String.format(Locale.ROOT, " of %.1f", of.getAsLong() / MEGABYTE) : "",
                        rate);
    }

    @Override
    public void finished(String file, int count, int of) {
        done = count;
        running.remove(file);
        if (files <= NAMED_FILES) {
            clear();
            err.println(file + ": complete");
        }
        count(of);
    }

    @Override
    public void missing(String file, int count, int of) {
        done = count;
        running.remove(file);
        count(of);
    }

    private void count(int of) {
        if (files > NAMED_FILES && moving.isEmpty() && (done % EVERY == 0 || done == of)) {
            err.println(String.format(Locale.ROOT, "%,d of %,d files", done, of));
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
        moving.ifPresent(RedrawnLines::erase);
    }
}
