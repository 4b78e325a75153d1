package dev.decant.runtime.tensorboard;

import dev.decant.api.config.Meaning;
import dev.decant.api.listener.Listening;
import dev.decant.api.listener.RunListener;
import dev.decant.api.listener.Study;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

/** A log folder for TensorBoard of all runs of an experiment, with the table of its HParams plugin. */
public final class TensorBoardListener implements RunListener<TensorBoardListener.Options> {
    public record Options(
            @Meaning("where the events of all runs go; by default `tensorboard` in the experiment's folder")
            Optional<Path> folder) {}

    @Override
    public Class<Options> configType() {
        return Options.class;
    }

    @Override
    public String summary() {
        return "A log folder for TensorBoard of all runs of an experiment: curves, test metrics and hyper-parameters";
    }

    @Override
    public Listening open(Options options, Study study, Consumer<String> notices) {
        Path folder = options.folder().orElseGet(() -> study.folder().resolve("tensorboard"));
        return new TensorBoardLog(folder.toAbsolutePath(), study);
    }
}
