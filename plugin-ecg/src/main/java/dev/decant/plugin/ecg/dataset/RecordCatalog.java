package dev.decant.plugin.ecg.dataset;

import dev.decant.api.data.DataException;
import dev.decant.plugin.ecg.files.RecordFiles;
import dev.decant.plugin.ecg.files.StoredFile;
import dev.decant.plugin.ecg.wfdb.RecordReader;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The headers of a set by record name, each once. */
public final class RecordCatalog {
    /** The remark on copies of a record that were passed over. */
    public static final String COPY = "second copy of a record";

    private final SortedMap<String, StoredFile> headers = new TreeMap<>();

    /**
     * Lists the headers without reading signals.
     *
     * @param remarks counts the copies that were passed over
     * @throws DataException if two records of one name differ
     */
    public RecordCatalog(RecordFiles files, Map<String, Integer> remarks) {
        for (StoredFile file : files.files()) {
            if (RecordReader.isHeader(file.name())) {
                String record = file.name().substring(0, file.name().length() - ".hea".length());
                StoredFile before = headers.putIfAbsent(record, file);
                if (before != null) {
                    requireCopy(files, record, before, file);
                    remarks.merge(COPY, 1, Integer::sum);
                }
            }
        }
    }

    /** Header and signal file of the second must equal those of the first. */
    private static void requireCopy(RecordFiles files, String record, StoredFile before, StoredFile again) {
        boolean same = sameContent(before, again);
        for (String extension : new String[] {".mat", ".dat"}) {
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

    /** The header of each record, by name. */
    public SortedMap<String, StoredFile> headers() {
        return headers;
    }
}
