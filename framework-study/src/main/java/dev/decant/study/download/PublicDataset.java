package dev.decant.study.download;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A published data set: an entry {@code datasets.NAME} of a plugin's {@code reference.conf}.
 *
 * @param name by which it is asked for
 * @param title as it is published
 * @param version of the publication
 * @param licence its name
 * @param licenceUrl where it can be read
 * @param page that describes the set
 * @param source the address that the paths of its files follow
 * @param checksums the path of the list of SHA-256 that the source publishes
 * @param size in words: how much is fetched
 * @param files what is fetched
 */
public record PublicDataset(
        String name,
        String title,
        String version,
        String licence,
        URI licenceUrl,
        URI page,
        URI source,
        String checksums,
        String size,
        List<Wanted> files) {
    public PublicDataset {
        files = List.copyOf(files);
    }

    /** What is fetched of a source. */
    sealed interface Wanted {}

    /**
     * One file.
     *
     * @param path at the source; it is put under its last name
     * @param unpack whether it is a zip that is to become a folder
     * @param optional whether the set can do without
     * @param sha256 as published, where it is known beforehand; else the source's own list says it
     */
    record WantedFile(String path, boolean unpack, boolean optional, Optional<String> sha256) implements Wanted {
        String name() {
            return path.substring(path.lastIndexOf('/') + 1);
        }
    }

    /**
     * Files of a folder, with the folders in it; they are put as they lie in it.
     *
     * @param path at the source
     * @param endings of the names of those that are wanted, such as {@code .hea}
     */
    record WantedFolder(String path, List<String> endings) implements Wanted {
        WantedFolder {
            endings = List.copyOf(endings);
        }

        boolean wants(String file) {
            String lower = file.toLowerCase(Locale.ROOT);
            return file.startsWith(path + "/") && endings.stream().anyMatch(lower::endsWith);
        }

        String within(String file) {
            return file.substring(path.length() + 1);
        }
    }

    /** @throws ConfigException if a key is missing or is not what it must be */
    static PublicDataset of(String name, Config entry) {
        return new PublicDataset(
                name,
                entry.getString("title"),
                entry.getString("version"),
                entry.getString("licence.name"),
                URI.create(entry.getString("licence.url")),
                URI.create(entry.getString("page")),
                URI.create(entry.getString("source")),
                entry.getString("checksums"),
                entry.getString("size"),
                entry.getConfigList("files").stream().map(PublicDataset::wanted).toList());
    }

    private static Wanted wanted(Config file) {
        if (file.hasPath("folder")) {
            return new WantedFolder(file.getString("folder"), file.getStringList("endings"));
        }
        return new WantedFile(
                file.getString("file"),
                file.hasPath("unpack") && file.getBoolean("unpack"),
                file.hasPath("optional") && file.getBoolean("optional"),
                file.hasPath("sha256") ? Optional.of(file.getString("sha256")) : Optional.empty());
    }
}
