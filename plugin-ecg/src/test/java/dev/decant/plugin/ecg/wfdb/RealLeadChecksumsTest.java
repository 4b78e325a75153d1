package dev.decant.plugin.ecg.wfdb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.decant.io.file.RecordFiles;
import dev.decant.io.file.StoredFile;
import dev.decant.plugin.ecg.RealRecordings;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every real recording through the reader, which verifies each stated checksum. Skipped where they are not there. */
class RealLeadChecksumsTest {
    @ParameterizedTest
    @CsvSource({"cinc2017,7000,0", "cinc2021,180,2160", "ludb,120,1440"})
    void everyRecordIsWhole(String set, int records, int stated) {
        try (RecordFiles files = RecordFiles.open(List.of(RealRecordings.folderOrSkip(set)), RecordReader::reads)) {
            RecordReader reader = new RecordReader(files);
            List<StoredFile> headers = files.files().stream()
                    .filter(file -> RecordReader.isHeader(file.name()))
                    .toList();
            assertThat(headers).hasSize(records);
            long start = System.nanoTime();
            long missing = headers.parallelStream()
                    .mapToLong(header -> reader.read(header).missing())
                    .sum();
            System.out.printf(
                    "%s: %d records read in %.2f s, %d samples not recorded%n",
                    set, records, (System.nanoTime() - start) / 1e9, missing);
            // The Challenge of 2017 states no checksums: its headers say 0 for every lead.
            assertThat(headers.stream()
                            .map(reader::header)
                            .filter(Header::statesChecksums)
                            .mapToLong(header -> header.signals().size())
                            .sum())
                    .isEqualTo(stated);
        }
    }
}
