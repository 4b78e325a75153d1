import dev.decant.runtime.config.ConfigurationException;
import dev.decant.runtime.config.Experiment;
import dev.decant.runtime.config.Setting;
import dev.decant.runtime.training.StopRequest;
import dev.decant.runtime.training.TrainingListener;
import dev.decant.runtime.training.TrainingStopped;
import dev.decant.study.Decant;
import dev.decant.study.comparison.Compared;
import dev.decant.study.comparison.ComparisonOptions;
import dev.decant.study.comparison.Measure;
import dev.decant.study.comparison.MethodRow;
import dev.decant.study.evaluation.EvaluatedRun;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Decant as a library: an experiment put together in code, two strategies compared, a training stopped from another thread and
 * resumed. Everything is written below the folder that is its one argument.
 *
 * <pre>java -cp "CLASSES:lib/*:plugins/*" CompareInJava FOLDER</pre>
 */
public final class CompareInJava {
    private static final String EXPERIMENT = """
            data { type = synthetic-ecg, records = 64, sample-rate = 50, length = 4s, generator.duration = 5s }
            teacher { type = resnet1d, blocks = 2, filters = 4, kernel = 5, widen-every = 1 }
            student { type = transformer, blocks = 2, depth = 8, heads = 2, patch = 20 }
            train { epochs = 2, batch-size = 16, threads = 1 }
            compare { baseline = plain, seeds = [1], strategies { plain { type = plain }, kd { type = kd } } }
            """;

    private CompareInJava() {}

    public static void main(String[] arguments) throws Exception {
        Decant decant = Decant.create(); // with the plugins of the class path
        Setting runs = new Setting("runs", arguments[0]);
        Experiment experiment = decant.experiment("from-java", EXPERIMENT, runs);

        compare(decant, experiment);
        stopAndResume(decant, decant.experiment("stopped", EXPERIMENT, runs, new Setting("train.epochs", "5")));
        mistake(decant);
    }

    /** A comparison trains what is missing; its result is a value, not a text. */
    private static void compare(Decant decant, Experiment experiment) throws Exception {
        Compared compared = decant.compare(experiment, ComparisonOptions.usual(), new TrainingListener() {
            @Override
            public void epochDone(EpochDone epoch) {
                System.out.println("heard of epoch " + epoch.epoch() + " of " + epoch.epochs());
            }
        });
        for (MethodRow method : compared.findings().test().methods()) {
            double f1 = method.summary(Measure.F1).mean();
            System.out.println(method.name() + " has an F1 " + (f1 >= 0 && f1 <= 1 ? "from 0 to 1" : "of " + f1));
        }
    }

    /** Another thread trains; this one stops it after its first step. What it trained is saved. */
    private static void stopAndResume(Decant decant, Experiment experiment) throws Exception {
        StopRequest stop = new StopRequest();
        CountDownLatch begun = new CountDownLatch(1);
        TrainingListener listener = new TrainingListener() {
            @Override
            public void stepped(StepDone step) {
                begun.countDown();
            }
        };
        ExecutorService other = Executors.newSingleThreadExecutor();
        try {
            Future<EvaluatedRun> training = other.submit(() -> decant.stoppedBy(stop).train(experiment, listener));
            begun.await();
            stop.make();
            training.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof TrainingStopped stopped) {
                System.out.println("stopped " + stopped.folder().getFileName().toString().replaceAll("-.*", ""));
                EvaluatedRun resumed = decant.resume(stopped.folder(), TrainingListener.silent());
                System.out.println("resumed to epoch " + resumed.run().epochs());
            } else {
                throw e;
            }
        } finally {
            other.shutdown();
        }
    }

    /** What is wrong is told by line and key. */
    private static void mistake(Decant decant) {
        try {
            decant.experiment("wrong", EXPERIMENT.replace("epochs", "epoch"));
        } catch (ConfigurationException e) {
            e.problems().forEach(problem -> System.out.println(problem.where() + ", " + problem.path()));
        }
    }
}
