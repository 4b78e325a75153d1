package dev.decant.plugin.ehr.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.decant.api.config.InvalidConfiguration;
import dev.decant.api.data.DataException;
import dev.decant.api.data.DataSet;
import dev.decant.api.data.Example;
import dev.decant.api.data.RecordInfo;
import dev.decant.api.data.Workspace;
import dev.decant.api.task.Task;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TableFolderSourceTest {
    @TempDir
    Path folder;

    @BeforeEach
    void write() throws IOException {
        Files.writeString(
                folder.resolve("stay1.csv"),
                "hour,who,pulse,age,\"delirium, yes\"\n2,anna,80,71,1\n1,anna,,71,0\n3,anna,NA,71,0\n");
        Files.writeString(folder.resolve("stay2.csv"), "hour,who,pulse,age,\"delirium, yes\"\n1,anna,60,72,0\n");
    }

    private TableFolderConfig config(Optional<List<String>> columns) {
        return new TableFolderConfig(
                List.of(folder), "delirium, yes", columns, List.of("age"), Optional.of("hour"), Optional.of("who"), 5);
    }

    private DataSet open(TableFolderConfig config) {
        return new TableFolderSource().open(config, new Workspace(folder));
    }

    @Test
    void anyColumnsAreReadInTheOrderOfTime() {
        try (DataSet set = open(config(Optional.empty()))) {
            assertThat(set.task()).isEqualTo(new Task.PerStepBinary("delirium, yes"));
            assertThat(set.records())
                    .containsExactly(
                            new RecordInfo("stay1", Optional.of("anna")), new RecordInfo("stay2", Optional.of("anna")));
            assertThat(set.input().channels()).containsExactly("pulse", "pulse measured", "pulse hours since", "age");
            Example stay = set.read(set.records().get(0));
            assertThat(stay.sequence().values()).containsExactly(Float.NaN, 71, 80, 71, Float.NaN, 71);
            assertThat(stay.target()).containsExactly(0, 1, 0);
            var transform = set.preparation().fit(List.of(stay.sequence()));
            assertThat(transform.apply(stay.sequence()).channels()).isEqualTo(4);
        }
    }

    @Test
    void missingLabelsAndEmptyStaysAreLeftOutAndRepeatedTimesCounted() throws IOException {
        String header = "hour,who,pulse,age,\"delirium, yes\"\n";
        Files.writeString(folder.resolve("stay3.csv"), header + "1,carl,60,72,0\n2,carl,61,72,\n");
        Files.writeString(folder.resolve("stay4.csv"), header + "1,dora,,,0\n2,dora,NA,,1\n");
        Files.writeString(folder.resolve("stay5.csv"), header + "1,emil,60,72,0\n1,emil,61,72,1\n1,emil,62,72,1\n");
        try (DataSet set = open(config(Optional.empty()))) {
            assertThat(set.records()).extracting(RecordInfo::id).containsExactly("stay1", "stay2", "stay5");
            assertThat(set.remarks())
                    .containsExactly(
                            Map.entry("stay with a row without a label, left out", 1),
                            Map.entry("stay without one recorded value, left out", 1),
                            Map.entry("row of a time that stands twice in its stay", 2));
        }
    }

    @Test
    void tablesMayBeNamedOneByOne() {
        TableFolderConfig one = new TableFolderConfig(
                List.of(folder.resolve("stay2.csv")),
                "delirium, yes",
                Optional.empty(),
                List.of("age"),
                Optional.of("hour"),
                Optional.of("who"),
                5);
        try (DataSet set = open(one)) {
            assertThat(set.records()).extracting(RecordInfo::id).containsExactly("stay2");
        }
    }

    @Test
    void aStrayTableDecidesNothing() throws IOException {
        Files.writeString(folder.resolve("a.csv"), "x\n1\n");
        Files.writeString(folder.resolve("b.csv"), "");
        try (DataSet set = open(config(Optional.empty()))) {
            assertThat(set.input().channels()).containsExactly("pulse", "pulse measured", "pulse hours since", "age");
            assertThatThrownBy(() -> set.check(set.records().get(0)))
                    .hasMessageContaining("a.csv, line 1: the columns [x]");
            assertThatThrownBy(() -> set.check(set.records().get(1))).hasMessageContaining("b.csv has no rows");
            set.check(set.records().get(2));
        }
    }

    @Test
    void whatIsWrongIsNamed() throws IOException {
        assertThatThrownBy(() -> open(config(Optional.of(List.of("puls")))))
                .isInstanceOf(InvalidConfiguration.class)
                .hasMessageContaining("'puls'")
                .hasMessageContaining("pulse");
        Files.writeString(folder.resolve("stay3.csv"), "hour,who,pulse,age,\"delirium, yes\"\n1,bert,fast,1,0\n");
        try (DataSet set = open(config(Optional.empty()))) {
            assertThatThrownBy(() -> set.read(set.records().get(2)))
                    .isInstanceOf(DataException.class)
                    .hasMessageContaining("stay3.csv, line 2: pulse is 'fast'");
        }
        Files.writeString(folder.resolve("stay3.csv"), "hour,who,pulse,age,\"delirium, yes\"\n1,bert,60,1\n");
        try (DataSet set = open(config(Optional.empty()))) {
            RecordInfo damaged = set.records().get(2);
            assertThatThrownBy(() -> set.check(damaged))
                    .isInstanceOf(DataException.class)
                    .hasMessageContaining("stay3.csv, line 2: 4 fields; expected 5");
            assertThatThrownBy(() -> set.read(damaged)).hasMessageContaining("4 fields; expected 5");
        }
        Files.writeString(folder.resolve("stay3.csv"), "hour,who,pulse,age,\"delirium, yes\"\n1,bert,60,1,3\n");
        try (DataSet set = open(config(Optional.empty()))) {
            assertThatThrownBy(() -> set.read(set.records().get(2))).hasMessageContaining("is 3.0; expected 0 or 1");
        }
    }
}
