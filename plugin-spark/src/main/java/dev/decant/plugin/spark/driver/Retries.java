package dev.decant.plugin.spark.driver;

import dev.decant.plugin.spark.message.Reply;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.spark.TaskFailedReason;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerStageSubmitted;
import org.apache.spark.scheduler.SparkListenerTaskEnd;

/** Hears of tasks that are lost, and says so. */
final class Retries extends SparkListener {
    /** Spark's name for the group that a job belongs to; here, one process. */
    private static final String GROUP = "spark.jobGroup.id";

    private final Replies replies;
    private final Map<Integer, Long> processes = new ConcurrentHashMap<>();

    Retries(Replies replies) {
        this.replies = replies;
    }

    @Override
    public void onStageSubmitted(SparkListenerStageSubmitted stage) {
        Properties properties = stage.properties();
        if (properties != null && properties.getProperty(GROUP) != null) {
            processes.put(stage.stageInfo().stageId(), Long.valueOf(properties.getProperty(GROUP)));
        }
    }

    @Override
    public void onTaskEnd(SparkListenerTaskEnd task) {
        Long number = processes.get(task.stageId());
        if (number != null && task.reason() instanceof TaskFailedReason failed) {
            replies.tell(new Reply.Notice(
                    number,
                    "lost on " + task.taskInfo().host() + ": "
                            + failed.toErrorString().lines().findFirst().orElse("no reason given")));
        }
    }
}
