package dev.decant.plugin.ecg.dataset;

import dev.decant.api.data.DataException;
import dev.decant.io.file.RecordFiles;
import dev.decant.io.file.StoredFile;
import dev.decant.plugin.ecg.wfdb.RecordReader;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;

/** The records of a set by name, each once: the file that a record is known by is its name and an extension. */
public final class RecordCatalog {
    /** The remark on copies of a record that were passed over. */
    public static final String COPY = "second copy of a record";

    private final SortedMap<String, StoredFile> records = new TreeMap<>();

    /**
     * Lists WFDB headers without reading signals.
     *
     * @param remarks counts the copies that were passed over
     * @throws DataException if two records of one name differ
     */
    public RecordCatalog(RecordFiles files, Map<String, Integer> remarks) {
        this(
                files,
                file -> RecordReader.isHeader(file.name()),
                header -> signalFiles(new RecordReader(files), header),
                remarks);
    }

    /**
     * Lists the files that records are known by.
     *
     * @param known which files these are
     * @param beside the files that belong to such a file, in a stable order
     * @param remarks counts the copies that were passed over
     * @throws DataException if two records of one name differ
     */
    public RecordCatalog(
            RecordFiles files,
            Predicate<StoredFile> known,
            Function<StoredFile, List<StoredFile>> beside,
            Map<String, Integer> remarks) {
        for (StoredFile file : files.files()) {
            if (known.test(file)) {
                String record = file.name().substring(0, file.name().lastIndexOf('.'));
                StoredFile before = records.putIfAbsent(record, file);
                if (before != null) {
                    requireCopy(record, beside, before, file);
                    remarks.merge(COPY, 1, Integer::sum);
                }
            }
        }
    }

    private static List<StoredFile> signalFiles(RecordReader reader, StoredFile header) {
        try {
            return reader.signalFiles(header, reader.header(header));
        } catch (DataException damaged) {
            return List.of();
        }
    }

    /** The second and what belongs to it must equal the first. */
    private static void requireCopy(
            String record, Function<StoredFile, List<StoredFile>> beside, StoredFile before, StoredFile again) {
        boolean same = sameContent(before, again);
        if (same) {
            List<StoredFile> one = beside.apply(before);
            List<StoredFile> other = beside.apply(again);
            same = one.size() == other.size();
            for (int i = 0; same && i < one.size(); i++) {
                same = sameContent(one.get(i), other.get(i));
            }
        }
        if (!same) {
            throw new DataException("record " + record + " is in " + before.home() + " and in " + again.home()
                    + " with different content; expected each record once");
        }
    }

    private static boolean sameContent(StoredFile one, StoredFile other) {
        return one.size() == other.size() && one.crc32() == other.crc32();
    }

    /** The file of each record, by the record's name. */
    public SortedMap<String, StoredFile> records() {
        return records;
    }
}
