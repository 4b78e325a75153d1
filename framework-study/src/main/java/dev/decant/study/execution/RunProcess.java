package dev.decant.study.execution;

import com.google.inject.Injector;
import dev.decant.api.config.InvalidConfiguration;
import dev.decant.api.data.DataException;
import dev.decant.runtime.EngineModule;
import dev.decant.runtime.checkpoint.CheckpointException;
import dev.decant.runtime.config.ConfigurationException;
import dev.decant.runtime.config.Experiment;
import dev.decant.runtime.config.ExperimentLoader;
import dev.decant.runtime.config.TrainConfig;
import dev.decant.runtime.experiment.RunSpecs;
import dev.decant.runtime.experiment.Teachers;
import dev.decant.runtime.experiment.Workspaces;
import dev.decant.runtime.plugin.PluginInjector;
import dev.decant.runtime.run.RunId;
import dev.decant.runtime.run.RunSpec;
import dev.decant.runtime.training.OpenedData;
import dev.decant.runtime.training.StopRequest;
import dev.decant.runtime.training.Trainer;
import dev.decant.runtime.training.TrainingFailed;
import dev.decant.runtime.training.TrainingListener;
import dev.decant.runtime.training.TrainingStopped;
import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import org.tensorflow.exceptions.TensorFlowException;

/**
 * A process that trains a run: it reads a unit of work from standard input, tells of it on standard output, and ends itself
 * when its standard input ends, for then nobody waits for it any more, or when it is sent INT or TERM: after the step that it
 * is at, which it saves. Asked to {@linkplain LocalProcess#STAY stay}, it
 * takes another unit after one that it trained to its end, unless runs of the experiment have other numbers of threads.
 */
public final class RunProcess {
    private static final int DONE = 0;
    private static final int FAILED = 1;
    private static final int ABANDONED = 130;

    /** For the step that it is at. */
    private static final int STOP_MILLIS = 10_000;

    private final UnitText unit;
    private final ProcessEvents events;
    private final StopRequest stop;
    private boolean sameThreads = true;

    private RunProcess(UnitText unit, ProcessEvents events, StopRequest stop) {
        this.unit = unit;
        this.events = events;
        this.stop = stop;
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        PrintStream lines = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        PrintStream log = new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
        System.setOut(log); // whatever else prints, prints into the log
        boolean stays = List.of(arguments).contains(LocalProcess.STAY);
        AtomicBoolean working = new AtomicBoolean();
        StopRequest stop = new StopRequest();
        Signals.handle("INT", () -> stop(stop));
        Signals.handle("TERM", () -> stop(stop));
        BlockingQueue<Optional<String>> units = units(working, stop);
        Optional<String> unit = units.take();
        if (unit.isEmpty()) {
            System.exit(ABANDONED);
        }
        while (unit.isPresent()) {
            RunProcess process = new RunProcess(UnitText.ofLine(unit.get()), new ProcessEvents(lines, log), stop);
            boolean done = process.run();
            working.set(false);
            if (!done || !stays || !process.sameThreads) {
                System.exit(done ? DONE : FAILED);
            }
            log.println(LocalProcess.READY);
            lines.println(LocalProcess.READY);
            unit = units.take();
        }
        System.exit(DONE);
    }

    /**
     * The lines of standard input; the last element is empty. When they end under way, the process stops.
     */
    private static BlockingQueue<Optional<String>> units(AtomicBoolean working, StopRequest stop) {
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        BlockingQueue<Optional<String>> units = new LinkedBlockingQueue<>();
        Thread reader = new Thread(
                () -> {
                    try {
                        String line = in.readLine();
                        while (line != null) {
                            working.set(true);
                            units.add(Optional.of(line));
                            line = in.readLine();
                        }
                    } catch (IOException e) {
                        // the same as its end
                    }
                    units.add(Optional.empty());
                    if (working.get()) {
                        stop(stop);
                    }
                },
                "standard input");
        reader.setDaemon(true);
        reader.start();
        return units;
    }

    /**
     * Ends the process, after the step that it is at if it is training. What was saved is whole at any time, so there is
     * nothing to clean up.
     */
    private static void stop(StopRequest stop) {
        stop.make();
        if (stop.isWatched()) {
            try {
                Thread.sleep(STOP_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        Runtime.getRuntime().halt(ABANDONED);
    }

    private boolean run() {
        try {
            train();
            return true;
        } catch (TrainingStopped e) {
            Runtime.getRuntime().halt(ABANDONED);
        } catch (InvalidConfiguration
                | ConfigurationException
                | TrainingFailed
                | DataException
                | CheckpointException
                | TensorFlowException
                | IOException e) {
            events.failed(String.valueOf(e.getMessage()));
        } catch (OutOfMemoryError e) {
            events.failed("out of memory (" + e.getMessage() + "); give each process more, such as DECANT_HEAP=6g for"
                    + " the JVM, or use a smaller batch-size or more accumulate");
        }
        return false;
    }

    private void train() throws IOException {
        Injector injector = PluginInjector.create(RunProcess.class.getClassLoader(), new EngineModule(stop));
        Experiment experiment = injector.getInstance(ExperimentLoader.class).loadText(unit.id(), unit.configuration());
        // TensorFlow makes one pool of threads for a process, of the size that its first session asks for
        sameThreads = RunExecutors.trained(experiment).stream()
                        .mapToInt(TrainConfig::threads)
                        .distinct()
                        .count()
                == 1;
        try (OpenedData data =
                OpenedData.open(experiment.data(), experiment.split(), Workspaces.of(experiment), events)) {
            RunSpec spec = taught(experiment, data, injector);
            String id = RunId.of(spec, data.set().fingerprint());
            if (!id.equals(unit.id())) {
                throw new DataException("the run " + unit.id() + " would be " + id
                        + " in this process: data, plugins, threads or versions are others here");
            }
            new Trainer(data, events, stop).trainUntil(spec, unit.until());
        }
    }

    /** The teacher is finished: nothing but its own unit trains it. */
    private RunSpec taught(Experiment experiment, OpenedData data, Injector injector) throws IOException {
        RunSpec spec = injector.getInstance(RunSpecs.class).labelled(experiment, unit.label(), unit.seed());
        if (!spec.recipe().needsTeacher()) {
            return spec;
        }
        Trainer quiet = new Trainer(data, TrainingListener.silent(), stop);
        Teachers teachers = injector.getInstance(Teachers.class);
        return spec.taughtBy(Optional.of(teachers.forSeed(experiment, unit.seed(), quiet, data)));
    }
}
