package dev.decant.plugin.spark;

import dev.decant.api.execution.ProcessExecutor;
import dev.decant.testkit.ProcessExecutorContractTest;
import java.nio.file.Path;

/** Spark's master and workers in the process of the driver. */
class SparkExecutorContractTest extends ProcessExecutorContractTest<SparkOptions> {
    @Override
    protected String type() {
        return "spark";
    }

    @Override
    protected ProcessExecutor<SparkOptions> executor() {
        return new SparkExecutor();
    }

    @Override
    protected SparkOptions config() {
        return shipped("master = \"local[2]\", spark-home = \"" + Path.of("target", "decant-spark")
                + "\", conf { \"spark.driver.host\" = 127.0.0.1, \"spark.driver.bindAddress\" = 127.0.0.1 }");
    }
}
