package dev.decant.cli;

import dev.decant.io.text.Counted;
import dev.decant.runtime.run.FinishedRun;
import dev.decant.runtime.training.TrainingListener;
import java.io.PrintStream;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Shows a run on standard error: one moving line on a terminal, one line for each epoch in a pipe. */
final class ConsoleProgress implements TrainingListener {
    private final PrintStream err;
    private final Optional<Moving> moving;
    private final Optional<String> name;
    private String label = "";
    private long epochStarted = System.nanoTime();
    private int firstStep;

    /** The line that moves on a terminal, and how it is written. */
    private record Moving(RedrawnLines screen, ProgressLine line) {}

    ConsoleProgress(Console console) {
        this(
                console.err(),
                console.errColumns().isPresent()
                        ? Optional.of(moving(console.err(), console.errColumns().getAsInt()))
                        : Optional.empty(),
                Optional.empty());
    }

    /** @param name of the one run that is shown; empty where each says its own */
    private ConsoleProgress(PrintStream err, Optional<Moving> moving, Optional<String> name) {
        this.err = err;
        this.moving = moving;
        this.name = name;
    }

    private static Moving moving(PrintStream err, int columns) {
        return new Moving(new RedrawnLines(err, columns), new ProgressLine(columns));
    }

    @Override
    public void reading(int done, int total) {
        if (moving.isPresent()) {
            draw(line -> line.of("parsing records", done, total));
        } else if (done == total || done % 5000 == 0) {
            err.println("parsed " + done + " of " + new Counted(total, "record"));
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
        firstStep = 0;
        err.println(label + ": " + run.line());
    }

    @Override
    public void stepped(StepDone step) {
        if (step.step() == 1) {
            epochStarted = System.nanoTime();
            firstStep = 1;
        } else if (firstStep == 0) {
            firstStep = step.step(); // the run goes on within an epoch
        }
        double perStep = (System.nanoTime() - epochStarted) / 1e9 / (step.step() - firstStep + 1);
        long stepsLeft = (long) (step.epochs() - step.epoch() + 1) * step.steps() - step.step();
        draw(line -> line.of(label, step, Math.round(perStep * stepsLeft)));
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
        return new ConsoleProgress(err, Optional.empty(), Optional.of(run));
    }

    @Override
    public void finished(FinishedRun run) {
        clear();
        err.println(run.id() + ": finished after " + new Counted(run.epochs(), "epoch") + ", best in epoch "
                + run.bestEpoch());
    }

    @Override
    public void found(FinishedRun run) {
        clear();
        err.println(run.id() + ": found finished in " + run.folder().path());
    }

    private void draw(Function<ProgressLine, String> text) {
        if (moving.isPresent() && moving.get().screen().due()) {
            moving.get().screen().draw(List.of(text.apply(moving.get().line())));
        }
    }

    private void clear() {
        moving.ifPresent(shown -> shown.screen().erase());
    }
}
