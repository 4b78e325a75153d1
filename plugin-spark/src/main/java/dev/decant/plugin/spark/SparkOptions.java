package dev.decant.plugin.spark;

import dev.decant.api.config.Meaning;
import dev.decant.api.config.Range;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** Which cluster, and what a run takes of it. */
public record SparkOptions(
        @Meaning("the master's URL as Spark has it: `spark://HOST:7077`, `yarn`, `k8s://...`, `local[4]`")
        String master,

        @Meaning(
                "how many runs are submitted at a time; by default as many as there are cores for when the command begins")
        @Range(min = 1, max = 4096)
        OptionalInt jobs,

        @Meaning("cores that a run takes (`spark.task.cpus`); by default its `train.threads`")
        @Range(min = 1, max = 4096)
        OptionalInt cpus,

        @Meaning("the distribution's folder on the nodes; by default where it lies on this machine")
        Optional<Path> home,

        @Meaning("the folder of the Java installation on the nodes; by default as on this machine")
        Optional<Path> java,

        @Meaning("a folder whose `jars` are Spark's, on this machine; by default the one that the plugin lies in")
        Optional<Path> sparkHome,

        @Meaning("how long to wait until a worker has room for a run") @Range(min = 1)
        Duration startWithin,

        @Meaning("more settings of Spark, such as `\"spark.executor.memory\" = 1g`; their names in quotation marks")
        Map<String, String> conf) {
    public SparkOptions {
        conf = Map.copyOf(conf);
        if (master.isBlank()) {
            throw new IllegalArgumentException("master is blank; expected such as spark://HOST:7077");
        }
        for (String name : conf.keySet()) {
            if (!name.startsWith("spark.")) {
                throw new IllegalArgumentException(
                        "conf has " + name + "; expected names that begin with spark., in quotation marks");
            }
        }
        if (Boolean.parseBoolean(conf.get("spark.speculation"))) {
            throw new IllegalArgumentException(
                    "conf has spark.speculation = true, which would train a run twice at a time");
        }
    }
}
