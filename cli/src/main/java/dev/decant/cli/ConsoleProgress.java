package dev.decant.cli;

import dev.decant.runtime.run.FinishedRun;
import dev.decant.runtime.training.TrainingListener;
import java.io.PrintStream;
import java.util.Locale;
import java.util.Optional;

/** Shows a run on standard error: one moving line on a terminal, one line for each epoch in a pipe. */
final class ConsoleProgress implements TrainingListener {
    private static final long REDRAW_NANOS = 100_000_000L;
    private static final int BAR = 24;

    private final PrintStream err;
    private final boolean terminal;
    private final Optional<String> name;
    private String label = "";
    private long lastDrawn;
    private long epochStarted = System.nanoTime();
    private int drawnLength;

    ConsoleProgress(PrintStream err) {
        this(err, Boolean.getBoolean("decant.terminal"), Optional.empty());
    }

    /** @param name of the one run that is shown; empty where each says its own */
    private ConsoleProgress(PrintStream err, boolean terminal, Optional<String> name) {
        this.err = err;
        this.terminal = terminal;
        this.name = name;
    }

    @Override
    public void reading(int done, int total) {
        if (terminal) {
            draw(String.format(Locale.ROOT, "parsing records %s %d/%d", bar(done, total), done, total), done == total);
        } else if (done == total || done % 5000 == 0) {
            err.println("parsed " + done + " of " + total + " records");
        }
        if (done == total) {
            clear();
        }
    }

    @Override
    public void notice(String line) {
        clear();
        err.println(line);
    }

    @Override
    public void started(RunStarted run) {
        clear();
        label = name.orElse(run.label() + " seed " + run.seed());
        epochStarted = System.nanoTime();
        err.println(label + ": " + run.line());
    }

    @Override
    public void stepped(StepDone step) {
        if (step.step() == 1) {
            epochStarted = System.nanoTime();
        }
        if (!terminal) {
            return;
        }
        double perStep = (System.nanoTime() - epochStarted) / 1e9 / step.step();
        long stepsLeft = (long) (step.epochs() - step.epoch() + 1) * step.steps() - step.step();
        draw(
                String.format(
                        Locale.ROOT,
                        "%s epoch %d/%d %s loss %.4f %6.1f samples/s %s left",
                        label,
                        step.epoch(),
                        step.epochs(),
                        bar(step.step(), step.steps()),
                        step.loss(),
                        step.samplesPerSecond(),
                        duration(Math.round(perStep * stepsLeft))),
                false);
    }

    @Override
    public void epochDone(EpochDone epoch) {
        clear();
        err.println(label + " " + epoch.line());
    }

    @Override
    public void paused(RunPaused run) {
        clear();
        err.println(label + ": stopped after epoch " + run.trained() + " of " + run.epochs());
    }

    /** A line for each epoch; a moving line cannot show several. */
    @Override
    public TrainingListener besideOthers(String run) {
        return new ConsoleProgress(err, false, Optional.of(run));
    }

    @Override
    public void finished(FinishedRun run) {
        clear();
        err.println(run.id() + ": finished after " + run.epochs() + " epochs, best in epoch " + run.bestEpoch());
    }

    @Override
    public void found(FinishedRun run) {
        clear();
        err.println(run.id() + ": found finished in " + run.folder().path());
    }

    private void draw(String text, boolean always) {
        long now = System.nanoTime();
        if (always || now - lastDrawn > REDRAW_NANOS) {
            lastDrawn = now;
            err.print("\r" + text + " ".repeat(Math.max(0, drawnLength - text.length())));
            err.flush();
            drawnLength = text.length();
        }
    }

    private void clear() {
        if (drawnLength > 0) {
            err.print("\r" + " ".repeat(drawnLength) + "\r");
            err.flush();
            drawnLength = 0;
        }
    }

    private static String bar(int done, int total) {
        int filled = (int) ((long) BAR * done / Math.max(1, total));
        return "[" + "=".repeat(filled) + " ".repeat(BAR - filled) + "]";
    }

    private static String duration(long seconds) {
        return seconds >= 3600
                ? String.format(Locale.ROOT, "%d:%02d h", seconds / 3600, seconds / 60 % 60)
                : String.format(Locale.ROOT, "%d:%02d min", seconds / 60, seconds % 60);
    }
}
