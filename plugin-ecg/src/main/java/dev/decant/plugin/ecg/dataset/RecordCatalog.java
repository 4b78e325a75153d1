package dev.decant.plugin.ecg.dataset;

import dev.decant.api.data.DataException;
import dev.decant.io.file.RecordFiles;
import dev.decant.io.file.StoredFile;
import dev.decant.plugin.ecg.wfdb.RecordReader;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
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
        this(files, file -> RecordReader.isHeader(file.name()), List.of(".mat", ".dat"), remarks);
    }

    /**
     * Lists the files that records are known by.
     *
     * @param known which files these are
     * @param beside the extensions of files that belong to a record of the same name
     * @param remarks counts the copies that were passed over
     * @throws DataException if two records of one name differ
     */
    public RecordCatalog(
            RecordFiles files, Predicate<StoredFile> known, List<String> beside, Map<String, Integer> remarks) {
        for (StoredFile file : files.files()) {
            if (known.test(file)) {
                String record = file.name().substring(0, file.name().lastIndexOf('.'));
                StoredFile before = records.putIfAbsent(record, file);
                if (before != null) {
                    requireCopy(files, record, beside, before, file);
                    remarks.merge(COPY, 1, Integer::sum);
                }
            }
        }
    }

    /** The second and what belongs to it must equal the first. */
    private static void requireCopy(
            RecordFiles files, String record, List<String> beside, StoredFile before, StoredFile again) {
        boolean same = sameContent(before, again);
        for (String extension : beside) {
            StoredFile one = files.beside(before, record + extension).orElse(before);
            StoredFile other = files.beside(again, record + extension).orElse(again);
            same &= sameContent(one, other);
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
