package dev.decant.plugin.ecg.dataset;

import dev.decant.api.data.DataException;
import dev.decant.api.data.DataSet;
import dev.decant.plugin.ecg.diagnosis.ScoredDiagnosis;
import dev.decant.plugin.ecg.files.RecordFiles;
import dev.decant.plugin.ecg.files.StoredFile;
import dev.decant.plugin.ecg.wfdb.Header;
import dev.decant.plugin.ecg.wfdb.RecordReader;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Opens WFDB records of several classes each, labelled by the comments of their headers. */
public final class DiagnosisFolder {
    private DiagnosisFolder() {}

    /**
     * Reads every header, in parallel, and no signal.
     *
     * @param roots folders and zips
     * @param classes in the order of the logits
     * @param unscored what becomes of a record without any of them
     * @param labels from the comment lines of a header, without their {@code #}
     * @throws DataException if a root is missing, a header is damaged, or no record is left
     */
    public static DataSet open(
            List<Path> roots,
            List<ScoredDiagnosis> classes,
            Unscored unscored,
            SignalFormat format,
            Function<List<String>, Diagnoses> labels) {
        RecordFiles files = RecordFiles.open(roots, RecordReader::reads);
        try {
            DiagnosisSetBuilder set = new DiagnosisSetBuilder(classes, unscored, format);
            List<StoredFile> headerFiles = List.copyOf(
                    new RecordCatalog(files, set.remarks()).headers().values());
            if (headerFiles.isEmpty()) {
                throw new DataException("no records in " + roots + ": no .hea file was found");
            }
            RecordReader reader = new RecordReader(files);
            List<Header> headers =
                    headerFiles.parallelStream().map(reader::header).toList();
            Set<String> segments = headers.stream()
                    .flatMap(header -> header.segments().stream())
                    .map(segment -> segment.record() + ".hea")
                    .collect(Collectors.toSet());
            for (int i = 0; i < headers.size(); i++) {
                String name = headerFiles.get(i).name();
                if (segments.contains(name)) {
                    continue; // a part of another record
                }
                set.add(
                        name.substring(0, name.length() - ".hea".length()),
                        headerFiles.get(i),
                        reader.leads(headerFiles.get(i), headers.get(i)),
                        labels.apply(headers.get(i).comments()));
            }
            return set.open(files, reader::read, roots);
        } catch (RuntimeException e) {
            files.close();
            throw e;
        }
    }
}
