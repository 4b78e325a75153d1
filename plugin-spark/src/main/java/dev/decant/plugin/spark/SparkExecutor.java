package dev.decant.plugin.spark;

import dev.decant.api.config.InvalidConfiguration;
import dev.decant.api.execution.ProcessExecutor;
import dev.decant.api.execution.ProcessPool;
import dev.decant.api.execution.RunProgram;
import dev.decant.plugin.spark.message.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/** Each run is a task on a Spark cluster, which starts the run's process on a worker and waits for it. */
public final class SparkExecutor implements ProcessExecutor<SparkOptions> {
    @Override
    public Class<SparkOptions> configType() {
        return SparkOptions.class;
    }

    @Override
    public String summary() {
        return "Tasks on an Apache Spark cluster; all nodes share the folders of data, runs and distribution";
    }

    @Override
    public ProcessPool open(SparkOptions options, RunProgram program, Consumer<String> notices) throws IOException {
        SparkFolder folder = SparkFolder.of(options.sparkHome());
        RunProgram there = onNodes(program, options);
        if (program.threads().isEmpty()) {
            notices.accept(
                    "train.threads is left at its default, every core of this machine, and part of what a run is:"
                            + " it fails on a node with another number of cores; set train.threads");
        }
        int cpus = options.cpus()
                .orElseGet(() -> program.threads().orElse(Runtime.getRuntime().availableProcessors()));
        new MasterAddress(options.master()).requireAnswer();
        Settings settings = new Settings(
                conf(options, folder, cpus),
                cpus,
                options.jobs().orElse(0),
                options.startWithin().toSeconds());
        DriverProcess driver = DriverProcess.start(folder);
        try {
            int slots = driver.begin(settings);
            notices.accept(slots + (slots == 1 ? " run" : " runs") + " at a time on " + options.master() + ", of "
                    + cpus + (cpus == 1 ? " core" : " cores") + " each");
            return new SparkPool(slots, driver, there);
        } catch (IOException | RuntimeException e) {
            driver.close();
            throw e;
        }
    }

    private static RunProgram onNodes(RunProgram program, SparkOptions options) {
        if (options.home().isPresent() && program.home().isEmpty()) {
            throw new InvalidConfiguration(
                    "executor.home moves the distribution, but Decant is not run from one; leave it out");
        }
        RunProgram moved = options.home().map(program::withHome).orElse(program);
        return options.java().map(moved::withJava).orElse(moved);
    }

    private static Map<String, String> conf(SparkOptions options, SparkFolder folder, int cpus) {
        Map<String, String> conf = new HashMap<>();
        conf.put("spark.app.name", "decant");
        conf.put("spark.ui.enabled", "false");
        conf.put("spark.ui.showConsoleProgress", "false");
        conf.put("spark.executor.memory", "512m"); // it only waits for processes, whose memory is their own
        if (Files.isRegularFile(folder.plugin())) {
            conf.put("spark.jars", folder.plugin().toUri().toString());
        }
        conf.putAll(options.conf());
        conf.put("spark.master", options.master());
        conf.put("spark.task.cpus", Integer.toString(cpus));
        return conf;
    }
}
