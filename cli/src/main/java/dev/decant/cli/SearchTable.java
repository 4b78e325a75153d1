package dev.decant.cli;

import dev.decant.io.text.Counted;
import dev.decant.runtime.run.FinishedRun;
import dev.decant.runtime.training.TrainingListener;
import dev.decant.study.search.SearchListener;
import dev.decant.study.search.Tuned;
import java.io.PrintStream;
import java.util.Locale;
import java.util.Optional;

/**
 * A search on a terminal: a table of its trials that is drawn over itself, in the place of a line for each epoch. Before and
 * after the search, runs are shown as without it.
 */
final class SearchTable implements SearchListener, TrainingListener {
    private final TrainingListener usual;
    private final RedrawnLines screen;
    private Optional<TrialRows> rows = Optional.empty();
    private String current = "";
    private String label = "";
    private String beside = "";

    /**
     * @param columns of the terminal
     * @param usual shows what is no search
     */
    SearchTable(PrintStream err, int columns, TrainingListener usual) {
        this.usual = usual;
        this.screen = new RedrawnLines(err, columns);
    }

    @Override
    public synchronized void planned(Planned search) {
        usual.notice(search.line());
        rows = Optional.of(new TrialRows(search));
        draw();
    }

    @Override
    public synchronized void began(TrialStep step) {
        rows.ifPresent(table -> table.began(step));
        draw();
    }

    @Override
    public synchronized void training(String run, TrialStep step) {
        current = run;
        rows.ifPresent(table -> table.training(run, step));
        draw();
    }

    @Override
    public synchronized void ended(TrialEnded end) {
        current = "";
        rows.ifPresent(table -> table.ended(end));
        draw();
    }

    @Override
    public synchronized void found(Tuned tuned) {
        screen.erase();
        rows = Optional.empty();
        tuned.best()
                .ifPresent(best -> usual.notice(String.format(
                        Locale.ROOT,
                        "%s: the best of %s is trial %d, %s %.4f at epoch %d, %s",
                        tuned.tune().target(),
                        new Counted(tuned.trials().size(), "trial"),
                        best.trial().number(),
                        tuned.metric(),
                        best.last().orElseThrow(),
                        tuned.epochs(best),
                        best.trial().line())));
    }

    private void draw() {
        rows.ifPresent(table -> screen.draw(table.lines(beside)));
    }

    private void drawIfDue() {
        if (screen.due()) {
            draw();
        }
    }

    @Override
    public synchronized void reading(int done, int total) {
        usual.reading(done, total);
    }

    /** Above the table. */
    @Override
    public synchronized void notice(String line) {
        if (rows.isPresent()) {
            screen.erase();
        }
        usual.notice(line);
        draw();
    }

    @Override
    public synchronized void started(RunStarted run) {
        if (rows.isEmpty()) {
            usual.started(run);
        } else if (current.isEmpty()) {
            label = run.label() + " seed " + run.seed();
            beside = label + ": " + run.line();
            draw();
        }
    }

    @Override
    public synchronized void stepped(StepDone step) {
        if (rows.isEmpty()) {
            usual.stepped(step);
        } else {
            drawIfDue();
        }
    }

    @Override
    public synchronized void epochDone(EpochDone epoch) {
        if (rows.isEmpty()) {
            usual.epochDone(epoch);
        } else {
            epochDone(current, label, epoch);
        }
    }

    /** @param name of a run that is none of a trial */
    private synchronized void epochDone(String run, String name, EpochDone epoch) {
        if (!rows.map(table -> table.epochDone(run, epoch)).orElse(false)) {
            beside = name + " " + epoch.line();
        }
        draw();
    }

    @Override
    public synchronized void paused(RunPaused run) {
        if (rows.isEmpty()) {
            usual.paused(run);
        }
    }

    @Override
    public synchronized void finished(FinishedRun run) {
        over(() -> usual.finished(run));
    }

    @Override
    public synchronized void found(FinishedRun run) {
        over(() -> usual.found(run));
    }

    private void over(Runnable outside) {
        if (rows.isEmpty()) {
            outside.run();
        } else if (current.isEmpty()) {
            beside = "";
            draw();
        }
    }

    @Override
    public synchronized TrainingListener besideOthers(String run) {
        if (rows.isEmpty()) {
            return usual.besideOthers(run);
        }
        return new TrainingListener() {
            @Override
            public void notice(String line) {
                SearchTable.this.notice(run + ": " + line);
            }

            @Override
            public void epochDone(EpochDone epoch) {
                SearchTable.this.epochDone(run, run, epoch);
            }
        };
    }

    /** Both listeners of a command: a table on a terminal, a line for each thing that happens elsewhere. */
    record Shown(SearchListener search, TrainingListener runs) {
        static Shown on(Console console, TrainingListener usual) {
            if (console.errColumns().isEmpty()) {
                return new Shown(SearchListener.lines(usual), usual);
            }
            SearchTable table =
                    new SearchTable(console.err(), console.errColumns().getAsInt(), usual);
            return new Shown(table, table);
        }
    }
}
