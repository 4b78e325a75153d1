package dev.decant.runtime.training;

import java.nio.file.Path;
import java.util.concurrent.CancellationException;

/** A training stopped where it was {@linkplain StopRequest asked} to. It is saved, and goes on there when it is started again. */
public final class TrainingStopped extends CancellationException {
    private static final long serialVersionUID = 1;

    private final String folder;

    /**
     * @param run its id
     * @param folder of the run
     * @param epoch that it is in, from 1
     * @param step trained last in that epoch, from 1
     */
    TrainingStopped(String run, Path folder, int epoch, int epochs, int step, int steps) {
        super("stopped " + run + " in epoch " + epoch + " of " + epochs + " after step " + step + " of " + steps
                + ", which is saved: the same command goes on there");
        this.folder = folder.toString();
    }

    /** The folder of the run, which can be resumed. */
    public Path folder() {
        return Path.of(folder);
    }
}
