package dev.decant.plugin.spark;

import dev.decant.api.config.InvalidConfiguration;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where Spark and this plugin lie.
 *
 * @param plugin the jar, or in a test the folder, of this plugin
 * @param jars the folder of Spark's jars
 */
record SparkFolder(Path plugin, Path jars) {
    /** @throws InvalidConfiguration if there are no such jars */
    static SparkFolder of(Optional<Path> home) {
        Path plugin = located();
        Path jars = home.map(folder -> folder.toAbsolutePath().resolve("jars")).orElse(plugin.resolveSibling("jars"));
        if (!Files.isDirectory(jars)) {
            throw new InvalidConfiguration("executor.spark-home: Spark's jars are expected in " + jars
                    + ", which is no folder; the plugin lies beside it in the archive decant-spark");
        }
        return new SparkFolder(plugin, jars);
    }

    private static Path located() {
        try {
            return Path.of(SparkFolder.class
                            .getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .toAbsolutePath();
        } catch (URISyntaxException e) {
            throw new IllegalStateException("the plugin's jar has no path", e);
        }
    }
}
