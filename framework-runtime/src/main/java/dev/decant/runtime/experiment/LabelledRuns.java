package dev.decant.runtime.experiment;

import dev.decant.api.data.DataException;
import dev.decant.runtime.run.RunFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The finished runs of one label in an experiment's folder.
 *
 * @param folder the experiment's
 * @param label of the runs: {@code teacher}, or a strategy's name
 */
record LabelledRuns(Path folder, String label) {
    /**
     * The run of a seed.
     *
     * @throws DataException if there is none, or more than one
     */
    Path ofSeed(long seed) {
        List<Path> found = named(Pattern.compile(Pattern.quote(label + "-s" + seed) + "-[0-9a-f]+"));
        if (found.size() == 1) {
            return found.get(0);
        }
        String whose = label + " of seed " + seed;
        throw new DataException(
                found.isEmpty()
                        ? "there is no finished run " + whose + " in " + folder
                        : found.size() + " finished runs " + whose + " are in " + folder + ": " + names(found)
                                + "; keep one of them");
    }

    private List<Path> named(Pattern name) {
        if (!Files.isDirectory(folder)) {
            throw new DataException("there is no folder of runs " + folder);
        }
        try (Stream<Path> paths = Files.list(folder)) {
            return paths.filter(
                            path -> name.matcher(path.getFileName().toString()).matches())
                    .filter(path -> new RunFolder(path).finished())
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new DataException("the folder of runs " + folder + " cannot be read: " + e.getMessage());
        }
    }

    private static String names(List<Path> runs) {
        return runs.stream().map(path -> path.getFileName().toString()).collect(Collectors.joining(", "));
    }
}
