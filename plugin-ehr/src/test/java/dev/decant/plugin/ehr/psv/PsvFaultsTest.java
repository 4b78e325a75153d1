package dev.decant.plugin.ehr.psv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.decant.api.data.DataException;
import dev.decant.api.data.DataSet;
import dev.decant.api.data.Example;
import dev.decant.api.data.RecordInfo;
import dev.decant.plugin.ehr.cinc2019.Cinc2019Scorer;
import dev.decant.plugin.ehr.cinc2019.Cinc2019ScorerConfig;
import dev.decant.plugin.ehr.column.Column;
import dev.decant.plugin.ehr.dataset.LabelHorizon;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Stays with hours that lack a label, are out of order or hold nothing. */
final class PsvFaultsTest {
    private static final String HEADER = "HR|O2Sat|ICULOS|SepsisLabel\n";

    @TempDir
    Path folder;

    private Path stay(String name, String... rows) throws IOException {
        return Files.writeString(folder.resolve(name + ".psv"), HEADER + String.join("\n", rows) + "\n");
    }

    private DataSet open(HourOrder order) {
        return PsvDataSet.open(List.of(folder), order, new LabelHorizon(6), 5);
    }

    private static float[] heartRates(Example stay) {
        float[] rates = new float[stay.sequence().steps()];
        for (int hour = 0; hour < rates.length; hour++) {
            rates[hour] = stay.sequence().values()[hour * Column.values().length];
        }
        return rates;
    }

    private static Example read(DataSet set, String id) {
        return set.read(new RecordInfo(id, Optional.of(id)));
    }

    @Test
    void aMissingLabelIsMissingInTrainingAndInScoring() throws IOException {
        Path outputs = Files.createDirectories(folder.resolve("outputs"));
        for (int i = 0; i < 6; i++) {
            List<String> rows = new ArrayList<>();
            StringBuilder answer = new StringBuilder("PredictedProbability|PredictedLabel\n");
            for (int hour = 1; hour <= 9; hour++) {
                // One label missing in q3, all of them empty in q5; q0 and q4 are septic from the sixth hour on.
                String label = i == 3 && hour == 4 ? "NaN" : i == 5 ? "" : i % 4 == 0 && hour > 5 ? "1" : "0";
                rows.add((70 + hour) + "|97|" + hour + "|" + label);
                answer.append("0.5|").append(hour > 5 ? "1\n" : "0\n");
            }
            stay("q" + i, rows.toArray(String[]::new));
            if (i != 5) {
                Files.writeString(outputs.resolve("q" + i + ".psv"), answer);
            }
        }
        Path labels = folder.resolve("labels");
        Files.createDirectories(labels);
        for (int i = 0; i < 6; i++) {
            Files.move(folder.resolve("q" + i + ".psv"), labels.resolve("q" + i + ".psv"));
        }
        try (DataSet set = PsvDataSet.open(List.of(labels), HourOrder.KEEP, new LabelHorizon(6), 5)) {
            assertThat(set.records()).extracting(RecordInfo::id).containsExactly("q0", "q1", "q2", "q4");
            assertThat(set.remarks()).containsExactly(Map.entry("patient with an hour without a label, left out", 2));
            assertThat(read(set, "q0").target()).containsExactly(0, 0, 0, 0, 0, 1, 1, 1, 1);
        }
        Cinc2019ScorerConfig config = new Cinc2019ScorerConfig(Optional.empty(), Optional.empty());
        List<String> warnings = new ArrayList<>();
        Map<String, Double> left = new Cinc2019Scorer().scoreFiles(labels, outputs, config, warnings::add);
        assertThat(warnings).hasSize(1);
        assertThat(warnings.get(0))
                .startsWith("2 of 6 patients have an hour without a label and are left out, the first ")
                .endsWith("q3.psv");
        Files.delete(labels.resolve("q3.psv"));
        Files.delete(labels.resolve("q5.psv"));
        warnings.clear();
        assertThat(left).isEqualTo(new Cinc2019Scorer().scoreFiles(labels, outputs, config, warnings::add));
        assertThat(warnings).isEmpty();
    }

    @Test
    void hoursOutOfOrderAreNamedAndCounted() throws IOException {
        stay("a", "80|97|1|0", "81|97|2|0", "82|97|3|0");
        stay("b", "80|97|3|0", "81|97|1|0", "82|97|2|1");
        stay("c", "80|97|7|0", "81|97|7|0", "82|97|11|1", "83|97|12|1");
        stay("d", "80|97|2|0", "81|97|NaN|0", "82|97|4|0", "83|97|6|0");
        Files.writeString(folder.resolve("e.psv"), "HR|SepsisLabel\n80|0\n81|0\n");
        try (DataSet set = open(HourOrder.KEEP)) {
            assertThat(set.remarks())
                    .containsExactly(
                            Map.entry("hour before the one before it, first in b.psv, row 2", 1),
                            Map.entry("hour that stands twice, first in c.psv, row 2", 1),
                            Map.entry("gap of hours, first in c.psv, row 3", 2),
                            Map.entry("hour without ICULOS, first in d.psv, row 2", 1));
            assertThat(heartRates(read(set, "b"))).containsExactly(80, 81, 82);
            assertThat(read(set, "b").target()).containsExactly(0, 0, 1);
        }
        try (DataSet kept = open(HourOrder.KEEP);
                DataSet set = open(HourOrder.SORT)) {
            assertThat(heartRates(read(set, "b"))).containsExactly(81, 82, 80);
            assertThat(read(set, "b").target()).containsExactly(0, 1, 0);
            assertThat(heartRates(read(set, "d"))).containsExactly(80, 81, 82, 83);
            assertThat(set.remarks().keySet()).noneMatch(remark -> remark.startsWith("hour before"));
            assertThat(set.remarks()).containsEntry("gap of hours, first in c.psv, row 3", 2);
            assertThat(set.fingerprint()).isNotEqualTo(kept.fingerprint());
        }
        assertThatThrownBy(() -> open(HourOrder.REFUSE))
                .isInstanceOf(DataException.class)
                .hasMessageStartingWith("3 of 5 records do not count their hours one by one: ")
                .hasMessageContaining("b.psv, row 2: ICULOS is 1.0 after 3.0; ")
                .hasMessageContaining("d.psv, row 2: ICULOS missing; expected hours = keep or sort");
    }

    @Test
    void aStayWithoutOneRecordedValueIsLeftOut() throws IOException {
        stay("a", "80|97|1|0");
        stay("n", "NaN|NaN|1|0", "NaN||2|0");
        try (DataSet set = open(HourOrder.KEEP)) {
            assertThat(set.records()).extracting(RecordInfo::id).containsExactly("a");
            assertThat(set.remarks()).containsExactly(Map.entry("patient without one recorded value, left out", 1));
        }
        Files.delete(folder.resolve("a.psv"));
        assertThatThrownBy(() -> open(HourOrder.KEEP))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("none of the 1 record in ")
                .hasMessageContaining("patient without one recorded value, left out=1");
    }

    @Test
    void aDamagedFileIsLeftToWhoeverReadsIt() throws IOException {
        stay("a", "80|97|1|0");
        stay("x", "high|97|1|0");
        try (DataSet set = open(HourOrder.KEEP)) {
            assertThat(set.records()).hasSize(2);
            assertThatThrownBy(() -> read(set, "x")).hasMessageContaining("line 2: 'high'; expected a number or NaN");
        }
    }
}
