package dev.decant.study.listening;

import static java.util.Objects.requireNonNull;

import dev.decant.api.listener.RunInfo;
import dev.decant.api.listener.RunStop;
import dev.decant.runtime.run.FinishedRun;
import dev.decant.runtime.run.RunFolder;
import dev.decant.runtime.run.RunSettings;
import dev.decant.runtime.run.RunSpec;
import dev.decant.runtime.training.TrainingListener;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Tells an audience of runs, of each what its folder says of it, and passes on what it hears. */
final class ToldRuns implements TrainingListener {
    private final TrainingListener to;
    private final Audience audience;
    private @Nullable ToldRun current;

    ToldRuns(TrainingListener to, Audience audience) {
        this.to = to;
        this.audience = audience;
    }

    @Override
    public TrainingListener besideOthers(String run) {
        return new ToldRuns(to.besideOthers(run), audience);
    }

    @Override
    public void about(RunSpec spec, RunFolder folder) {
        RunInfo info = new RunInfo(
                String.valueOf(folder.path().getFileName()),
                spec.label(),
                spec.seed(),
                spec.recipe().train().epochs(),
                folder.path().toAbsolutePath(),
                RunSettings.of(spec).values());
        current = new ToldRun(info, folder, spec.evaluate());
        to.about(spec, folder);
    }

    private ToldRun current() {
        return requireNonNull(current, "a run begins before it is said which");
    }

    @Override
    public void started(RunStarted run) {
        RunInfo info = current().info();
        Instant now = Instant.now();
        audience.goes(info, run.epochsBefore());
        audience.tell(listening -> listening.started(info, run.epochsBefore(), now));
        pass();
        to.started(run);
    }

    @Override
    public void stepped(StepDone step) {
        pass();
        to.stepped(step);
    }

    @Override
    public void epochDone(EpochDone epoch) {
        ToldRun told = current();
        Instant now = Instant.now();
        audience.goes(told.info(), epoch.epoch());
        audience.tell(listening -> listening.epochDone(told.info(), told.epoch(epoch, now)));
        pass();
        to.epochDone(epoch);
    }

    @Override
    public void paused(RunPaused run) {
        stopped(new RunStop(
                RunStop.Reason.PAUSED,
                run.trained(),
                "stopped after epoch " + run.trained() + " of " + run.epochs(),
                Instant.now()));
        to.paused(run);
    }

    @Override
    public void failed(RunFailed run) {
        if (current != null) {
            audience.epochs(current.info())
                    .ifPresent(
                            epochs -> stopped(new RunStop(RunStop.Reason.FAILED, epochs, run.reason(), Instant.now())));
        }
        to.failed(run);
    }

    private void stopped(RunStop stop) {
        RunInfo info = current().info();
        audience.ended(info);
        audience.tell(listening -> listening.stopped(info, stop));
        pass();
    }

    @Override
    public void finished(FinishedRun run) {
        ToldRun told = current();
        Instant now = Instant.now();
        audience.ended(told.info());
        audience.tell(listening -> listening.finished(told.info(), told.end(run, now)));
        pass();
        to.finished(run);
    }

    @Override
    public void found(FinishedRun run) {
        ToldRun told = current();
        audience.tell(listening -> listening.found(told.info(), told.epochs(), told.end(run, told.written())));
        pass();
        to.found(run);
    }

    @Override
    public void reading(int done, int total) {
        to.reading(done, total);
    }

    @Override
    public void notice(String line) {
        pass();
        to.notice(line);
    }

    /** What listeners have to say, on the thread that the user hears of runs by. */
    private void pass() {
        audience.notices().forEach(to::notice);
    }
}
