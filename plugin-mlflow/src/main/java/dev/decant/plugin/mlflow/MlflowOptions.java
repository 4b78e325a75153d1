package dev.decant.plugin.mlflow;

import dev.decant.api.config.Meaning;
import dev.decant.api.config.Range;
import java.time.Duration;
import java.util.Optional;

/** What a configuration says of an MLflow server; who may write there, the environment says. */
public record MlflowOptions(
        @Meaning("address of the tracking server, such as `http://127.0.0.1:5000`; by default that of the environment"
                + " variable `MLFLOW_TRACKING_URI`")
        Optional<String> uri,

        @Meaning(
                "the experiment there, made where it is missing; by default that of `MLFLOW_EXPERIMENT_NAME`, or else `name`")
        Optional<String> experiment,

        @Meaning("the files of runs that are sent: none, results (pages with their example recordings, tables,"
                + " configurations), all (predictions, which name every record and patient, weights and trained"
                + " networks too)")
        Artifacts artifacts,

        @Meaning("how long one request may take; a file ten times as long") @Range(min = 0.1, max = 600)
        Duration timeout,

        @Meaning(
                "how long a server is tried again that does not answer, or not as it should, before it is told no more")
        @Range(min = 0, max = 86400)
        Duration patience) {
    /** Which files are sent. */
    public enum Artifacts {
        /** No file. */
        NONE,
        /** Everything but predictions and weights. */
        RESULTS,
        /** Every file that is told of. */
        ALL
    }
}
