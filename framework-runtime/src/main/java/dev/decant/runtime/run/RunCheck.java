package dev.decant.runtime.run;

import dev.decant.api.data.DataException;
import dev.decant.runtime.checkpoint.CheckpointException;
import dev.decant.runtime.checkpoint.Safetensors;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;

/** Looks through all files of a run, finished or not, and clears the way for what is to be made anew. */
public final class RunCheck {
    private final RunFolder folder;

    public RunCheck(RunFolder folder) {
        this.folder = folder;
    }

    /** Everything that is not what was written; empty where nothing is found. */
    public List<RunDamage> damages() throws IOException {
        if (!folder.finished()) {
            return Files.isRegularFile(folder.last()) ? checkpoint() : List.of();
        }
        try {
            Optional<RunManifest> manifest = RunManifest.read(folder);
            List<RunDamage> damages = manifest.isPresent() ? manifest.get().damages(folder) : List.of();
            if (damages.isEmpty()) {
                RunStore.verified(folder); // of a run without a manifest, what its files say of each other
            }
            return damages;
        } catch (DamagedRun e) {
            return List.of(e.damage());
        }
    }

    /** @throws DataException if a file of the exported network, or what says how to feed it, is not what was written */
    public void requireWholeStudent() throws IOException {
        for (RunDamage damage : damages()) {
            if (damage.file().startsWith(folder.student()) || damage.file().equals(folder.preparation())) {
                throw damage.exception();
            }
        }
    }

    private List<RunDamage> checkpoint() {
        try {
            Safetensors.read(folder.last());
            return List.of();
        } catch (CheckpointException e) {
            return List.of(new RunDamage(folder, folder.last(), "is damaged (" + e.getMessage() + ")"));
        }
    }

    /**
     * Of a finished run whose damage can be mended, takes the mark away that it is finished: training then finds nothing left
     * to train and makes results, predictions and SavedModel anew from the best checkpoint. A whole run stays as it is.
     *
     * @return what was damaged
     * @throws DataException if something is damaged that training alone makes
     */
    public List<RunDamage> reopen() throws IOException {
        List<RunDamage> damages = folder.finished() ? damages() : List.of();
        for (RunDamage damage : damages) {
            if (!damage.mendable()) {
                throw damage.exception();
            }
        }
        if (!damages.isEmpty()) {
            Files.deleteIfExists(folder.result());
            Files.deleteIfExists(folder.manifest());
        }
        return damages;
    }
}
