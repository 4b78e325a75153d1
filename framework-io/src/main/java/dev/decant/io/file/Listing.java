package dev.decant.io.file;

import dev.decant.api.data.DataException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** What a search of folders and zips found, wanted or not. The zips stay open until it is closed. */
final class Listing implements AutoCloseable {
    private final Predicate<String> wanted;
    private final List<StoredFile> files = new ArrayList<>();
    private final List<StoredFile> others = new ArrayList<>();
    private final List<ZipFile> zips = new ArrayList<>();

    /** @param wanted says by name which files belong to the set; hidden ones are not even found */
    Listing(Predicate<String> wanted) {
        this.wanted = wanted;
    }

    /**
     * Searches a folder, with all that lies in it, or a zip.
     *
     * @throws DataException if it does not exist, cannot be read, or is neither
     */
    void add(Path root) {
        if (Files.isDirectory(root)) {
            addFolder(root);
        } else if (Files.isRegularFile(root)) {
            addZip(root);
        } else {
            throw new DataException(root + " does not exist; expected a folder or a zip of recordings");
        }
    }

    private void addFolder(Path root) {
        new FolderWalk(root).forEach(file -> {
            if (wanted.test(file.name())) {
                files.add(file);
            } else if (file.name().toLowerCase(Locale.ROOT).endsWith(".zip")) {
                addZip(file.path());
            } else {
                others.add(file);
            }
        });
    }

    private void addZip(Path archive) {
        ZipEntries entries = new ZipEntries(archive);
        ZipFile zip = entries.open();
        zips.add(zip);
        for (ZipEntry entry : entries.of(zip)) {
            ZippedFile file = new ZippedFile(archive, zip, entry);
            if (!entry.isDirectory() && !isHidden(file.name())) {
                (wanted.test(file.name()) ? files : others).add(file);
            }
        }
    }

    /** Also drops the {@code ._*} companions that some archivers add to a zip. */
    private static boolean isHidden(String name) {
        return name.startsWith(".");
    }

    /** Every file that is wanted, by name, then by home. */
    List<StoredFile> files() {
        return sorted(files);
    }

    /** Every other file, by name, then by home. */
    List<StoredFile> others() {
        return sorted(others);
    }

    private static List<StoredFile> sorted(List<StoredFile> files) {
        return files.stream()
                .sorted(Comparator.comparing(StoredFile::name).thenComparing(StoredFile::home))
                .toList();
    }

    @Override
    public void close() {
        for (ZipFile zip : zips) {
            try {
                zip.close();
            } catch (IOException ignored) {
                // Nothing was written: there is nothing to lose.
            }
        }
    }
}
