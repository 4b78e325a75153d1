package dev.decant.runtime.data;

import dev.decant.api.data.DataException;
import dev.decant.api.data.DataSet;
import dev.decant.io.file.Unfinished;
import dev.decant.io.text.Counted;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.UnaryOperator;

/**
 * Parses every record of a data set once and writes the cache file: the same bytes whatever the number of threads. Of
 * several processes that build the same file the last one's stays.
 */
final class CacheBuilder {
    private final DataSet set;
    private final RecordParser parser;
    private final UnaryOperator<WritableByteChannel> through;

    CacheBuilder(DataSet set, int threads, CacheProgress progress) {
        this(set, threads, progress, UnaryOperator.identity());
    }

    /** @param through what is written passes through it */
    CacheBuilder(DataSet set, int threads, CacheProgress progress, UnaryOperator<WritableByteChannel> through) {
        this.set = set;
        this.parser = new RecordParser(set, threads, progress);
        this.through = through;
    }

    /**
     * Builds the file.
     *
     * @throws BadRecordsFound if records cannot be read; nothing is left behind then
     * @throws DataException if the file cannot be written; nothing is left behind then
     */
    void build(Path file) throws BadRecordsFound {
        Path directory = file.toAbsolutePath().resolveSibling("");
        try {
            Files.createDirectories(directory);
            try (Unfinished unfinished = Unfinished.file(directory, CacheFile.key(set.fingerprint()))) {
                write(unfinished.channel());
                unfinished.publish(file);
            }
        } catch (IOException e) {
            throw new DataException(
                    "the cache of " + new Counted(set.records().size(), "record") + " cannot be written to " + directory
                            + ": " + reason(e) + free(directory),
                    e);
        }
    }

    private void write(FileChannel channel) throws IOException, BadRecordsFound {
        CacheWriter writer = new CacheWriter(through.apply(channel));
        writer.finish(set.fingerprint(), parser.parseInto(writer));
        channel.force(true);
    }

    private static String reason(IOException e) {
        String message = e.getMessage();
        return message == null ? e.getClass().getSimpleName() : message;
    }

    private static String free(Path directory) {
        try {
            return " (" + Files.getFileStore(directory).getUsableSpace() / (1 << 20) + " MiB free)";
        } catch (IOException e) {
            return "";
        }
    }
}
