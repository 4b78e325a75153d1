package dev.decant.plugin.spark.driver;

import dev.decant.plugin.spark.message.Reply;
import dev.decant.plugin.spark.message.Request;
import dev.decant.plugin.spark.message.Settings;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;

/** Spark's driver as a process: it reads requests until its standard input ends, and each is a job of one task. */
public final class SparkDriver {
    private static final int STOP_MILLIS = 10_000;
    private static final int FAILED = 1;

    private final JavaSparkContext spark;
    private final Replies replies;
    private final ExecutorService jobs = Executors.newCachedThreadPool();
    private final Set<Long> waiting = ConcurrentHashMap.newKeySet();

    private SparkDriver(JavaSparkContext spark, Replies replies) {
        this.spark = spark;
        this.replies = replies;
    }

    public static void main(String[] arguments) throws IOException {
        Replies replies = new Replies(new ObjectOutputStream(new FileOutputStream(FileDescriptor.out)));
        System.setOut(System.err); // whatever else prints, prints into the log
        try (ObjectInputStream requests = new ObjectInputStream(System.in)) {
            Settings settings = (Settings) requests.readObject();
            SparkConf conf = new SparkConf(false);
            settings.conf().forEach(conf::set);
            JavaSparkContext spark = new JavaSparkContext(conf);
            spark.sc().addSparkListener(new Retries(replies));
            Places places = new Places(spark.sc(), settings.cpus());
            int room = places.await(settings.jobs(), settings.waitSeconds());
            if (room == 0) {
                replies.tell(new Reply.Broken("no worker of " + spark.master() + " has offered " + settings.cpus()
                        + (settings.cpus() == 1 ? " core" : " cores") + " within " + settings.waitSeconds()
                        + " s, which a run takes"));
            } else {
                replies.tell(new Reply.Ready(settings.jobs() > 0 ? settings.jobs() : room));
                SparkDriver driver = new SparkDriver(spark, replies);
                new Outages(places, driver.waiting, replies).watch();
                driver.serve(requests);
            }
            stop(spark);
        } catch (Exception e) { // Scala throws SparkException, a checked one, without saying so
            e.printStackTrace();
            replies.tell(new Reply.Broken("Spark cannot be started: " + firstLine(e)));
            Runtime.getRuntime().halt(FAILED);
        }
    }

    /** What the processes saved is whole at any time, so that nothing needs to be waited for. */
    private static void stop(JavaSparkContext spark) {
        Thread late = new Thread(
                () -> {
                    try {
                        Thread.sleep(STOP_MILLIS);
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                    Runtime.getRuntime().halt(FAILED);
                },
                "end of the driver");
        late.setDaemon(true);
        late.start();
        spark.sc().cancelAllJobs();
        spark.stop();
        Runtime.getRuntime().halt(0);
    }

    private void serve(ObjectInputStream requests) throws ClassNotFoundException {
        try {
            while (true) {
                Request request = (Request) requests.readObject();
                if (request instanceof Request.Launch launch) {
                    jobs.execute(() -> run(launch));
                } else if (request instanceof Request.Cancel cancel) {
                    spark.sc().cancelJobGroup(Long.toString(cancel.number()));
                }
            }
        } catch (IOException e) {
            // the end: nobody waits any more
        }
    }

    private void run(Request.Launch launch) {
        waiting.add(launch.number());
        spark.setJobGroup(Long.toString(launch.number()), launch.name(), true);
        try {
            TaskEnd end = spark.parallelize(List.of(launch), 1)
                    .map(new RunTask())
                    .collect()
                    .get(0);
            if (end instanceof TaskEnd.Exited exited) {
                replies.tell(new Reply.Exited(launch.number(), exited.code(), exited.outputBytes()));
            } else if (end instanceof TaskEnd.NotStarted not) {
                replies.tell(new Reply.Lost(launch.number(), "its process cannot be started: " + not.reason()));
            }
        } catch (Exception e) { // as above
            if (spark.sc().isStopped()) {
                replies.tell(new Reply.Broken("Spark has stopped: " + firstLine(e)));
            } else {
                replies.tell(new Reply.Lost(launch.number(), firstLine(e)));
            }
        } finally {
            waiting.remove(launch.number());
        }
    }

    private static String firstLine(Exception e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse(e.toString());
    }
}
