package dev.decant.study.download;

import dev.decant.io.file.Unfinished;
import dev.decant.io.file.UnpackedZip;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The folder that a zip becomes: beside the zip, under its name without the extension. It is complete once it has that name, and
 * a hidden file in it says of which zip it is.
 *
 * @param zip where the zip is, or was
 */
record UnpackedFolder(Path zip) {
    private static final String MARK = ".unpacked-from";

    private Path folder() {
        String name = String.valueOf(zip.getFileName());
        return zip.resolveSibling(name.substring(0, name.lastIndexOf('.')));
    }

    /** Whether the folder is there, and of the zip with this checksum; any will do where none is known. */
    boolean isOf(Optional<String> sha256) throws IOException {
        Path mark = folder().resolve(MARK);
        return Files.isRegularFile(mark)
                && (sha256.isEmpty() || Files.readString(mark).strip().equals(sha256.get()));
    }

    /**
     * Unpacks the zip and deletes it.
     *
     * @param sha256 of the zip
     * @throws dev.decant.api.data.DataException if the zip is damaged or a trap
     * @throws IOException if a folder of that name is in the way
     */
    void make(String sha256) throws IOException {
        if (Files.exists(folder())) {
            throw new IOException(folder() + " is in the way of what " + zip + " is to become; move it elsewhere");
        }
        String name = String.valueOf(folder().getFileName());
        try (Unfinished unfinished = Unfinished.folder(zip.toAbsolutePath().resolveSibling(""), name)) {
            UnpackedZip.into(zip, unfinished.path());
            Path content = onlyFolder(unfinished.path());
            Files.writeString(content.resolve(MARK), sha256 + "\n");
            Files.move(content, folder(), StandardCopyOption.ATOMIC_MOVE);
            Files.delete(zip);
        }
    }

    /** A zip of one folder becomes that folder, not a folder with it. */
    private static Path onlyFolder(Path unpacked) throws IOException {
        try (Stream<Path> listed = Files.list(unpacked)) {
            List<Path> top = listed.toList();
            return top.size() == 1 && Files.isDirectory(top.get(0)) ? top.get(0) : unpacked;
        }
    }
}
