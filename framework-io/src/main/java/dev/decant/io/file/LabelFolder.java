package dev.decant.io.file;

import dev.decant.api.data.DataException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The labels that a scorer is given, one file for each record, and the answers beside them.
 *
 * @param path the folder; what lies in folders within it does not belong to it
 * @param extension of the label files, such as {@code .psv}, whatever its case
 */
public record LabelFolder(Path path, String extension) {
    /**
     * The label files, by name; those that are hidden, such as {@code ._A1.psv} of some archives, are none.
     *
     * @param otherwise what the folder has if there are none, and what was expected, for the message
     * @throws DataException if there is no such folder, it cannot be listed, or there are none
     */
    public List<Path> files(String otherwise) {
        if (!Files.isDirectory(path)) {
            throw new DataException("there is no folder of labels " + path);
        }
        try (Stream<Path> listed = Files.list(path)) {
            List<Path> files = listed.filter(file -> isLabel(String.valueOf(file.getFileName())))
                    .sorted()
                    .toList();
            if (files.isEmpty()) {
                throw new DataException(path + " has " + otherwise);
            }
            return files;
        } catch (IOException | UncheckedIOException e) {
            throw new DataException(path + " cannot be listed: " + e, e);
        }
    }

    private boolean isLabel(String name) {
        return name.regionMatches(true, name.length() - extension.length(), extension, 0, extension.length())
                && !name.startsWith(".");
    }

    /** The name of a record: that of its label file without the extension. */
    public String record(Path labels) {
        String name = String.valueOf(labels.getFileName());
        return name.substring(0, name.length() - extension.length());
    }

    /**
     * The answer for a record.
     *
     * @param outputs the folder of the answers
     * @param ending what follows the record's name in that of its answer
     * @param what a record is called in the message
     * @throws DataException if there is none
     */
    public Path answer(Path labels, Path outputs, String ending, String what) {
        Path answer = outputs.resolve(record(labels) + ending);
        if (!Files.isRegularFile(answer)) {
            throw new DataException("there is no answer " + answer + " for the " + what + " " + labels);
        }
        return answer;
    }
}
