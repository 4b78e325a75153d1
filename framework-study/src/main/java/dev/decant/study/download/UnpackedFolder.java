package dev.decant.study.download;

import dev.decant.io.file.Sha256;
import dev.decant.io.file.Unfinished;
import dev.decant.io.file.UnpackedFile;
import dev.decant.io.file.UnpackedZip;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The folder that a zip becomes: beside the zip, under its name without the extension. It is complete once it has that name, and
 * its {@link UnpackedMark} says of which zip it is and what was in that.
 *
 * @param zip where the zip is, or was
 */
record UnpackedFolder(Path zip) {
    /** Where it is, or will be. */
    Path path() {
        String name = String.valueOf(zip.getFileName());
        return zip.resolveSibling(name.substring(0, name.lastIndexOf('.')));
    }

    /**
     * What the folder says of its zip; empty where there is no folder.
     *
     * @param sha256 of the zip that it must be of; any will do where none is known
     * @throws IOException if something else has its name
     */
    Optional<UnpackedMark> mark(Optional<String> sha256) throws IOException {
        if (!Files.exists(path())) {
            return Optional.empty();
        }
        Optional<UnpackedMark> mark = UnpackedMark.in(path())
                .filter(found -> sha256.isEmpty() || found.sha256().equals(sha256.get()));
        if (mark.isEmpty()) {
            throw new IOException(path() + " is in the way of what " + zip + " is to become; move it elsewhere");
        }
        return mark;
    }

    /** The files that are missing, or are not as they were unpacked. */
    List<UnpackedFile> harmed(UnpackedMark mark) throws IOException {
        List<UnpackedFile> harmed = new ArrayList<>();
        for (UnpackedFile file : mark.files()) {
            if (!file.isIn(path())) {
                harmed.add(file);
            }
        }
        return harmed;
    }

    /** Deletes the zip of the folder, if it still lies there: after a kill, or put back. Another file is left alone. */
    boolean dropZip(UnpackedMark mark) throws IOException {
        return Files.isRegularFile(zip) && Sha256.hexOf(zip).equals(mark.sha256()) && Files.deleteIfExists(zip);
    }

    /**
     * Unpacks the zip and deletes it. Where the folder is there, it gets what it lacks.
     *
     * @param sha256 of the zip
     * @throws dev.decant.api.data.DataException if the zip is damaged or a trap
     * @throws IOException if a folder of that name is in the way
     */
    void make(String sha256) throws IOException {
        boolean there = mark(Optional.of(sha256)).isPresent();
        String name = String.valueOf(path().getFileName());
        try (Unfinished unfinished = Unfinished.folder(zip.toAbsolutePath().resolveSibling(""), name)) {
            List<UnpackedFile> unpacked = UnpackedZip.into(zip, unfinished.path());
            Path content = onlyFolder(unfinished.path());
            List<UnpackedFile> files = below(content, unfinished.path(), unpacked);
            if (there) {
                mend(content, files);
            } else {
                new UnpackedMark(sha256, files).writeTo(content);
                Files.move(content, path(), StandardCopyOption.ATOMIC_MOVE);
            }
        }
        Files.delete(zip);
    }

    private void mend(Path content, List<UnpackedFile> files) throws IOException {
        for (UnpackedFile file : files) {
            if (!file.isIn(path())) {
                Path target = path().resolve(file.path());
                Files.createDirectories(target.toAbsolutePath().getParent());
                Files.move(
                        content.resolve(file.path()),
                        target,
                        StandardCopyOption.ATOMIC_MOVE,
                        StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    /** A zip of one folder becomes that folder, not a folder with it. */
    private static Path onlyFolder(Path unpacked) throws IOException {
        try (Stream<Path> listed = Files.list(unpacked)) {
            List<Path> top = listed.toList();
            return top.size() == 1 && Files.isDirectory(top.get(0)) ? top.get(0) : unpacked;
        }
    }

    private static List<UnpackedFile> below(Path content, Path unpacked, List<UnpackedFile> files) {
        int cut = content.equals(unpacked)
                ? 0
                : unpacked.relativize(content).toString().length() + 1;
        return files.stream()
                .map(file -> new UnpackedFile(file.path().substring(cut), file.size(), file.crc()))
                .toList();
    }
}
