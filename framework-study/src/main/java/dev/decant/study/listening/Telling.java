package dev.decant.study.listening;

import com.typesafe.config.ConfigRenderOptions;
import dev.decant.api.listener.Study;
import dev.decant.api.listener.StudyEnd;
import dev.decant.api.listener.WrittenFile;
import dev.decant.runtime.config.Experiment;
import dev.decant.runtime.experiment.RunSpecs;
import dev.decant.runtime.training.StopRequest;
import dev.decant.runtime.training.TrainingListener;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * Tells the listeners of an experiment what one command does, from the process of the command, wherever runs are trained. A
 * run that is found finished is told of as such.
 */
public final class Telling implements AutoCloseable {
    /** For what is not told yet when the command is done. */
    private static final Duration AT_THE_END = Duration.ofSeconds(30);

    /** The same after an interrupt. */
    private static final Duration AFTER_AN_INTERRUPT = Duration.ofSeconds(2);

    private final TrainingListener progress;
    private final Audience audience;
    private final Supplier<Duration> patience;
    private final Thread atShutdown;

    private Telling(TrainingListener progress, Audience audience, Supplier<Duration> patience) {
        this.progress = progress;
        this.audience = audience;
        this.patience = patience;
        this.atShutdown = new Thread(() -> audience.leave("interrupted", AFTER_AN_INTERRUPT), "end of the listeners");
    }

    /**
     * Opens the listeners of an experiment.
     *
     * @param kind what the command does
     * @param progress hears every run too, and warnings
     * @param stop once it is made, nobody is waited for as long as otherwise
     * @throws dev.decant.api.config.InvalidConfiguration if the options of one cannot work
     */
    public static Telling open(Experiment experiment, Study.Kind kind, TrainingListener progress, StopRequest stop) {
        return open(experiment, kind, RunSpecs.folder(experiment), progress, stop);
    }

    /**
     * The same for a run that lies where its configuration does not say.
     *
     * @param folder where the runs of the experiment are
     */
    public static Telling open(
            Experiment experiment, Study.Kind kind, Path folder, TrainingListener progress, StopRequest stop) {
        return open(experiment, kind, folder, progress, () -> stop.isMade() ? AFTER_AN_INTERRUPT : AT_THE_END);
    }

    /** @param patience for what is not told yet when the command is done */
    static Telling open(
            Experiment experiment,
            Study.Kind kind,
            Path folder,
            TrainingListener progress,
            Supplier<Duration> patience) {
        Study study = new Study(
                kind,
                experiment.name(),
                folder.toAbsolutePath(),
                experiment
                        .source()
                        .root()
                        .render(ConfigRenderOptions.defaults()
                                .setOriginComments(false)
                                .setJson(false)));
        List<ListenerThread> threads = new ArrayList<>();
        Audience audience = new Audience(threads);
        try {
            experiment
                    .listeners()
                    .chosen()
                    .forEach((name, chosen) -> threads.add(ListenerThread.open(name, chosen, study, audience::notice)));
        } catch (RuntimeException e) {
            audience.leave("the command is refused", AFTER_AN_INTERRUPT);
            throw e;
        }
        audience.notices().forEach(progress::notice);
        Telling telling = new Telling(progress, audience, patience);
        if (!threads.isEmpty()) {
            Runtime.getRuntime().addShutdownHook(telling.atShutdown);
        }
        return telling;
    }

    /** Hears the command's runs, and passes everything on to whoever shows them. */
    public TrainingListener runs() {
        return audience.isEmpty() ? progress : new ToldRuns(progress, audience);
    }

    /** The command did what it was to do. */
    public void ended(List<WrittenFile> files) {
        StudyEnd end = new StudyEnd(files, Instant.now());
        audience.tell(listening -> listening.ended(end));
    }

    /** Regular files of a folder as written files, those that are there. */
    public static List<WrittenFile> files(Path folder, List<String> names) {
        return StudyFiles.of(folder.toAbsolutePath(), names);
    }

    /**
     * Runs that did not come to an end are told to be interrupted; waits for the listeners, up to half a minute; two
     * seconds where the command was asked to stop.
     */
    @Override
    public void close() {
        if (audience.isEmpty()) {
            return;
        }
        audience.leave("the command ended before", patience.get());
        audience.notices().forEach(progress::notice);
        try {
            Runtime.getRuntime().removeShutdownHook(atShutdown);
        } catch (IllegalStateException e) {
            // the process is ending, and the hook does the same
        }
    }
}
