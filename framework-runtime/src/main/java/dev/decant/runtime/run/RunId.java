package dev.decant.runtime.run;

import dev.decant.api.strategy.DistillationStrategy;
import dev.decant.api.strategy.DistillationStrategy.Needs;
import dev.decant.io.file.RecordFiles;
import dev.decant.nn.loss.TaskLoss;

/** Identifies a run by everything that determines its result. */
public final class RunId {
    private static final int DIGITS = 12;

    private RunId() {}

    /**
     * The folder's name: label, seed, and a hash over configuration, data, plugins, seed, threads and teacher.
     *
     * @param dataFingerprint the content of the data and the settings that it was read with
     */
    public static String of(RunSpec spec, String dataFingerprint) {
        Recipe recipe = spec.recipe();
        Fingerprint fingerprint = new Fingerprint()
                .add("decant", Versions.decant())
                .add("tensorflow", Versions.tensorFlow())
                .add("api", CodeVersion.of(DistillationStrategy.class))
                .add("readers", CodeVersion.of(RecordFiles.class))
                .add("networks", CodeVersion.of(TaskLoss.class))
                .add("onednn", String.valueOf(System.getenv("TF_ENABLE_ONEDNN_OPTS")))
                .add("data", spec.data().source())
                .add("content", dataFingerprint)
                .add("split", spec.data().split().parts())
                .add("network", recipe.network())
                .add("strategy", recipe.strategy())
                .add("train", recipe.train().withThreads(recipe.threads()))
                .add("evaluate", spec.evaluate());
        if (spec.data().split().labelled() < 1) {
            fingerprint.add("labelled", spec.data().split().labelled());
        }
        if (recipe.needsTeacher()) {
            fingerprint.add(
                    "teacher", spec.teacher().map(teacher -> teacher.run().id()).orElse("none"));
        }
        if (recipe.needs() == Needs.SEGMENTS) {
            fingerprint.add("splitter", recipe.splitter());
        }
        return spec.label() + "-s" + spec.seed() + "-" + fingerprint.hash().substring(0, DIGITS);
    }
}
