package dev.decant.io.file;

import dev.decant.api.data.DataException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** What a search of folders, zips and files found, wanted or not. The zips stay open until it is closed. */
final class Listing implements AutoCloseable {
    private final Predicate<String> wanted;
    private final List<StoredFile> files = new ArrayList<>();
    private final List<StoredFile> others = new ArrayList<>();
    private final List<ZipFile> zips = new ArrayList<>();

    /** The folders of single files, each looked into once. */
    private final Set<Path> searched = new HashSet<>();

    /** @param wanted says by name which files belong to the set; hidden ones are not even found */
    Listing(Predicate<String> wanted) {
        this.wanted = wanted;
    }

    /**
     * Searches a folder, with all that lies in it, or a zip, or takes a single file; what stands beside that is found, too.
     *
     * @throws DataException if it does not exist, cannot be read, or is none of these
     */
    void add(Path root) {
        if (Files.isDirectory(root)) {
            addFolder(root);
        } else if (!Files.isRegularFile(root)) {
            throw new DataException(root + " does not exist; expected a folder, a zip or a file of recordings");
        } else if (!isZip(root) && wanted.test(String.valueOf(root.getFileName()))) {
            addFile(root.getParent() == null ? Path.of(".").resolve(root) : root);
        } else {
            addZip(root);
        }
    }

    private static boolean isZip(Path path) {
        return String.valueOf(path.getFileName()).toLowerCase(Locale.ROOT).endsWith(".zip");
    }

    private void addFile(Path file) {
        try {
            files.add(new FolderFile(file, Files.size(file)));
            Path folder = Optional.ofNullable(file.getParent()).orElse(file);
            if (!searched.add(folder)) {
                return;
            }
            try (Stream<Path> listed = Files.list(folder)) {
                for (Path beside : listed.filter(Listing::isFound).toList()) {
                    others.add(new FolderFile(beside, Files.size(beside)));
                }
            }
        } catch (IOException | UncheckedIOException e) {
            throw new DataException(file + " cannot be read, or its folder cannot be listed: " + e, e);
        }
    }

    /** Not what is hidden, nor links: nobody named them. */
    private static boolean isFound(Path path) {
        return !isHidden(String.valueOf(path.getFileName())) && Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS);
    }

    private void addFolder(Path root) {
        new FolderWalk(root).forEach(file -> {
            if (wanted.test(file.name())) {
                files.add(file);
            } else if (isZip(file.path())) {
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
                .distinct()
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
