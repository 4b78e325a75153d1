package dev.decant.study.download;

import dev.decant.io.file.Sha256;
import dev.decant.io.file.UnpackedFile;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;

/**
 * Makes that one file is there, and unpacked where it is to be.
 *
 * @param listener hears of what comes, and notices
 */
record FileFetch(Transfer transfer, DownloadListener listener) {
    private static final int NAMED = 3;

    /** What came of a file. */
    enum Outcome {
        FETCHED,
        PRESENT,
        /** It cannot be had, and is not needed. */
        MISSING
    }

    /** @throws IOException if it cannot be had, is not what was published, cannot be written, or something is in its way */
    Outcome of(PlannedFile planned) throws IOException {
        return planned.unpack() ? folder(planned) : file(planned);
    }

    private Outcome folder(PlannedFile planned) throws IOException {
        UnpackedFolder folder = new UnpackedFolder(planned.file());
        Optional<UnpackedMark> mark = folder.mark(planned.sha256());
        if (mark.isPresent() && isWhole(folder, mark.get())) {
            if (folder.dropZip(mark.get())) {
                listener.notice(planned.file() + " is deleted: " + folder.path() + " is of it");
            }
            return Outcome.PRESENT;
        }
        Outcome outcome = file(planned);
        if (outcome != Outcome.MISSING) {
            listener.notice("unpacking " + planned.file());
            folder.make(planned.sha256().isPresent() ? planned.sha256().get() : Sha256.hexOf(planned.file()));
        }
        return outcome;
    }

    private boolean isWhole(UnpackedFolder folder, UnpackedMark mark) throws IOException {
        if (mark.files().isEmpty()) {
            listener.notice(folder.path() + " was unpacked by an earlier version, which kept no list of its files: they"
                    + " are not compared with anything");
            return true;
        }
        List<UnpackedFile> harmed = folder.harmed(mark);
        if (!harmed.isEmpty()) {
            List<String> names = harmed.stream()
                    .limit(NAMED)
                    .map(file -> folder.path().resolve(file.path()).toString())
                    .toList();
            int more = harmed.size() - names.size();
            listener.notice(String.join(", ", names) + (more > 0 ? " and " + more + " more" : "")
                    + (harmed.size() == 1 ? " is" : " are") + " missing or damaged; "
                    + folder.zip().getFileName()
                    + " is fetched again for " + (harmed.size() == 1 ? "it" : "them"));
        }
        return harmed.isEmpty();
    }

    private Outcome file(PlannedFile planned) throws IOException {
        if (isThere(planned)) {
            return Outcome.PRESENT;
        }
        try {
            transfer.fetch(
                    planned.path(),
                    planned.file(),
                    planned.sha256(),
                    (bytes, of) -> listener.transferring(planned.path(), bytes, of));
            return Outcome.FETCHED;
        } catch (IOException e) {
            if (!planned.optional() || planned.sha256().isPresent()) {
                throw e;
            }
            listener.notice(e.getMessage() + "; it is not needed");
            return Outcome.MISSING;
        }
    }

    private boolean isThere(PlannedFile planned) throws IOException {
        if (!Files.isRegularFile(planned.file())) {
            return false;
        }
        boolean same = planned.sha256().isEmpty()
                || Sha256.hexOf(planned.file()).equals(planned.sha256().get());
        if (!same) {
            listener.notice(planned.file() + " is not what was published; it is fetched again");
        }
        return same;
    }
}
