package dev.decant.runtime.run;

import dev.decant.api.data.DataException;
import java.nio.file.Path;

/**
 * A file of a finished run that is not what was written.
 *
 * @param what is wrong with it, after its name
 */
public record RunDamage(RunFolder folder, Path file, String what) {
    /** Whether it is made anew from the run's checkpoints and logs, without training. */
    public boolean mendable() {
        return file.equals(folder.manifest())
                || file.equals(folder.result())
                || file.equals(folder.preparation())
                || file.startsWith(folder.predictions("test").getParent())
                || file.startsWith(folder.student());
    }

    /** File and damage, as a sentence begins. */
    public String description() {
        return file + " " + what;
    }

    /** The damage, and which command makes the run whole. */
    public DataException exception() {
        return new DataException(description() + "; "
                + (mendable()
                        ? "make it anew with: decant resume " + folder.path()
                        : "it cannot be made anew without training: delete " + folder.path()
                                + " and train the run again"));
    }
}
