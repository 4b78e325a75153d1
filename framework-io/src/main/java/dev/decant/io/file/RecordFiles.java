package dev.decant.io.file;

import static java.util.stream.Collectors.groupingBy;

import dev.decant.api.data.DataException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The files of several folders and zips, and single files, as one set. A folder is searched recursively, the zips that lie in it
 * included.
 * Files that a name does not tell to belong to the set can be found beside those that do, and be taken into it by
 * {@link #include}. Reading is safe from several threads at a time.
 */
public final class RecordFiles implements AutoCloseable {
    private final Listing listing;
    private final Map<String, Map<String, StoredFile>> byHome = new HashMap<>();
    private final Map<String, Map<String, List<StoredFile>>> anyCase = new ConcurrentHashMap<>();
    private List<StoredFile> files;

    private RecordFiles(Listing listing) {
        this.listing = listing;
        this.files = listing.files();
        files.forEach(this::find);
        listing.others().forEach(this::find);
    }

    private void find(StoredFile file) {
        byHome.computeIfAbsent(file.home(), home -> new HashMap<>()).put(file.name(), file);
    }

    /**
     * Lists the files without reading them.
     *
     * @param roots folders, zips, and files whose names are wanted
     * @param wanted says by name which files belong to the set; hidden ones never do, nor are they found
     * @throws DataException if a root does not exist, cannot be read, or is neither a folder nor a zip nor wanted
     */
    public static RecordFiles open(List<Path> roots, Predicate<String> wanted) {
        Listing listing = new Listing(wanted);
        try {
            roots.forEach(listing::add);
        } catch (RuntimeException e) {
            listing.close();
            throw e;
        }
        return new RecordFiles(listing);
    }

    /**
     * Opens files for whoever closes them; where that cannot be made, they are closed here.
     *
     * @param owner makes of the open files what closes them
     * @throws DataException as {@link #open(List, Predicate)} does
     */
    public static <T> T open(List<Path> roots, Predicate<String> wanted, Function<RecordFiles, T> owner) {
        RecordFiles files = open(roots, wanted);
        try {
            return owner.apply(files);
        } catch (RuntimeException e) {
            files.close();
            throw e;
        }
    }

    /** Every file of the set, by name, then by home. */
    public List<StoredFile> files() {
        return files;
    }

    /**
     * Takes files into the set that were found beside those in it. Nobody may read the set at the same time.
     *
     * @param found files that {@link #beside} gave; those of the set already change nothing
     */
    public void include(Collection<StoredFile> found) {
        files = Stream.concat(files.stream(), found.stream())
                .distinct()
                .sorted(Comparator.comparing(StoredFile::name).thenComparing(StoredFile::home))
                .toList();
    }

    /**
     * The file of that name that stands beside another one, whether it belongs to the set or not. Where there is none, the
     * only one whose name differs by case alone.
     */
    public Optional<StoredFile> beside(StoredFile file, String name) {
        return in(file.home(), name);
    }

    /**
     * The file of that name in a folder that lies beside a file.
     *
     * @param folder its path from there, with slashes
     */
    public Optional<StoredFile> beside(StoredFile file, String folder, String name) {
        return in(file.home() + "/" + folder, name);
    }

    private Optional<StoredFile> in(String home, String name) {
        Map<String, StoredFile> there = byHome.getOrDefault(home, Map.of());
        return Optional.ofNullable(there.get(name)).or(() -> {
            List<StoredFile> alike = anyCase.computeIfAbsent(
                            home, one -> there.values().stream().collect(groupingBy(RecordFiles::lower)))
                    .getOrDefault(name.toLowerCase(Locale.ROOT), List.of());
            return alike.size() == 1 ? Optional.of(alike.get(0)) : Optional.empty();
        });
    }

    private static String lower(StoredFile file) {
        return file.name().toLowerCase(Locale.ROOT);
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
        listing.close();
    }
}
