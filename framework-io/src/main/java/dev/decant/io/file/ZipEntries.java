package dev.decant.io.file;

import dev.decant.api.data.DataException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * The files of a zip by its directory, which is not trusted: entries that lead out of the zip, that stand twice, or that
 * claim more than their compressed bytes can become are refused, so that nothing is inflated without end.
 */
final class ZipEntries {
    /** Deflate makes at most 1032 bytes of one (a match of 258 bytes takes two bits). */
    private static final long MOST_FROM_A_BYTE = 1032;

    /** What an entry of few bytes may be beyond that. */
    private static final long SLACK = 1 << 10;

    /** Above this an entry must not be inflated to more than {@value #TRAP_RATIO} times its bytes: no recording is. */
    private static final long TRAP_SIZE = 64L << 20;

    private static final long TRAP_RATIO = 200;

    private final Path archive;

    ZipEntries(Path archive) {
        this.archive = archive;
    }

    /**
     * Opens the zip.
     *
     * @throws DataException if it cannot be opened
     */
    ZipFile open() {
        try {
            return new ZipFile(archive.toFile());
        } catch (IOException | RuntimeException e) {
            throw new DataException(
                    archive + " is neither a folder nor a readable zip, nor a file of a kind that is read here: "
                            + ReadFailure.reason(e),
                    e);
        }
    }

    /**
     * The files in the order of the directory, folders and hidden files among them.
     *
     * @throws DataException if an entry is refused
     */
    List<ZipEntry> of(ZipFile zip) {
        List<ZipEntry> entries = new ArrayList<>();
        Set<String> names = new HashSet<>();
        long archiveSize = size();
        long total = 0;
        try {
            for (ZipEntry entry : (Iterable<ZipEntry>) zip.stream().map(ZipEntry.class::cast)::iterator) {
                requirePlainName(entry.getName());
                if (!names.add(entry.getName())) {
                    throw refused(entry, "stands twice; expected each file once");
                }
                requireSize(entry, archiveSize);
                total += entry.getSize();
                entries.add(entry);
            }
        } catch (IllegalArgumentException | IllegalStateException e) {
            throw new DataException(archive + " has a directory that cannot be read: " + ReadFailure.reason(e), e);
        }
        // Entries that share their bytes are more together than the zip can hold.
        if (total > archiveSize * MOST_FROM_A_BYTE + SLACK) {
            throw new DataException(
                    archive + " claims " + total + " bytes in all, more than a zip of " + archiveSize + " can hold");
        }
        return entries;
    }

    private long size() {
        try {
            return Files.size(archive);
        } catch (IOException e) {
            throw new DataException(ReadFailure.of(archive, e), e);
        }
    }

    private void requirePlainName(String name) {
        String path = name.replace('\\', '/');
        boolean leavesTheZip =
                path.startsWith("/") || path.matches("(?s)[A-Za-z]:.*") || ("/" + path + "/").contains("/../");
        if (leavesTheZip || path.isEmpty() || name.chars().anyMatch(Character::isISOControl)) {
            throw new DataException(archive + " has an entry '" + name.replaceAll("\\p{Cntrl}", "?")
                    + "'; expected names within the zip");
        }
    }

    private void requireSize(ZipEntry entry, long archiveSize) {
        long size = entry.getSize();
        long stored = entry.getCompressedSize();
        boolean impossible = size < 0 || stored < 0 || stored > archiveSize || size > stored * MOST_FROM_A_BYTE + SLACK;
        if (impossible || (size > TRAP_SIZE && size > stored * TRAP_RATIO)) {
            throw refused(entry, "claims " + size + " bytes from " + stored + "; expected a recording");
        }
    }

    private DataException refused(ZipEntry entry, String what) {
        return new DataException(archive + ": the entry '" + entry.getName() + "' " + what);
    }
}
