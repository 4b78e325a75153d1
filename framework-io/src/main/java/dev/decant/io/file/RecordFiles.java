package dev.decant.io.file;

import dev.decant.api.data.DataException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * The files of several folders and zips as one set. A folder is searched recursively, the zips that lie in it included.
 * Reading is safe from several threads at a time.
 */
public final class RecordFiles implements AutoCloseable {
    private final List<StoredFile> files;
    private final Map<String, Map<String, StoredFile>> byHome = new HashMap<>();
    private final List<ZipFile> zips;

    private RecordFiles(List<StoredFile> files, List<ZipFile> zips) {
        this.files = files;
        this.zips = zips;
        for (StoredFile file : files) {
            byHome.computeIfAbsent(file.home(), home -> new HashMap<>()).put(file.name(), file);
        }
    }

    /**
     * Lists the files without reading them.
     *
     * @param roots folders and zips
     * @param wanted says by name which files belong to the set; hidden ones never do
     * @throws DataException if a root does not exist, cannot be read, or is neither a folder nor a zip
     */
    public static RecordFiles open(List<Path> roots, Predicate<String> wanted) {
        List<StoredFile> files = new ArrayList<>();
        List<ZipFile> zips = new ArrayList<>();
        try {
            for (Path root : roots) {
                if (Files.isDirectory(root)) {
                    addFolder(root, wanted, files, zips);
                } else if (Files.isRegularFile(root)) {
                    addZip(root, wanted, files, zips);
                } else {
                    throw new DataException(root + " does not exist; expected a folder or a zip of recordings");
                }
            }
        } catch (RuntimeException e) {
            closeAll(zips);
            throw e;
        }
        files.sort(Comparator.comparing(StoredFile::name).thenComparing(StoredFile::home));
        return new RecordFiles(List.copyOf(files), zips);
    }

    private static void addFolder(Path root, Predicate<String> wanted, List<StoredFile> files, List<ZipFile> zips) {
        try (Stream<Path> tree = Files.walk(root, FileVisitOption.FOLLOW_LINKS)) {
            for (Path path : (Iterable<Path>) tree::iterator) {
                String name = String.valueOf(path.getFileName());
                if (isHidden(name) || !Files.isRegularFile(path)) {
                    continue;
                }
                if (wanted.test(name)) {
                    files.add(new FolderFile(path, Files.size(path)));
                } else if (name.toLowerCase(Locale.ROOT).endsWith(".zip")) {
                    addZip(path, wanted, files, zips);
                }
            }
        } catch (IOException e) {
            throw new DataException(root + " cannot be listed: " + e.getMessage(), e);
        } catch (UncheckedIOException e) {
            throw new DataException(root + " cannot be listed: " + e.getMessage(), e);
        }
    }

    private static void addZip(Path archive, Predicate<String> wanted, List<StoredFile> files, List<ZipFile> zips) {
        ZipFile zip;
        try {
            zip = new ZipFile(archive.toFile());
        } catch (ZipException e) {
            throw new DataException(archive + " is neither a folder nor a readable zip: " + e.getMessage(), e);
        } catch (IOException e) {
            throw new DataException(archive + " cannot be read: " + e.getMessage(), e);
        }
        zips.add(zip);
        for (ZipEntry entry : (Iterable<ZipEntry>) zip.stream().map(ZipEntry.class::cast)::iterator) {
            ZippedFile file = new ZippedFile(archive, zip, entry);
            if (!entry.isDirectory() && !isHidden(file.name()) && wanted.test(file.name())) {
                files.add(file);
            }
        }
    }

    /** Also drops the {@code ._*} companions that some archivers add to a zip. */
    private static boolean isHidden(String name) {
        return name.startsWith(".");
    }

    /** Every file, by name, then by home. */
    public List<StoredFile> files() {
        return files;
    }

    /** The file of that name that stands beside another one. */
    public Optional<StoredFile> beside(StoredFile file, String name) {
        return Optional.ofNullable(byHome.getOrDefault(file.home(), Map.of()).get(name));
    }

    /**
     * SHA-256 in hexadecimal over the sorted (name, size, CRC-32) of the files. Where they lie does not enter: the same
     * files in one folder, in several or in a zip give the same fingerprint. Files of folders are read for it, in
     * parallel; of a zip only the directory is.
     *
     * @throws DataException if a file cannot be read
     */
    public String fingerprint() {
        List<String> lines = files.parallelStream()
                .map(file -> String.format("%s %d %08x\n", file.name(), file.size(), file.crc32()))
                .sorted()
                .distinct()
                .toList();
        return Sha256.hexOf(String.join("", lines));
    }

    @Override
    public void close() {
        closeAll(zips);
    }

    private static void closeAll(List<ZipFile> zips) {
        for (ZipFile zip : zips) {
            try {
                zip.close();
            } catch (IOException ignored) {
                // Nothing was written: there is nothing to lose.
            }
        }
    }
}
