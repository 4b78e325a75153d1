package dev.decant.plugin.ehr.psv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.decant.api.data.DataException;
import dev.decant.api.data.DataSet;
import dev.decant.plugin.ehr.RealRecords;
import dev.decant.plugin.ehr.column.Column;
import dev.decant.plugin.ehr.column.HourlyTable;
import dev.decant.plugin.ehr.dataset.LabelHorizon;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PsvTableTest {
    private static HourlyTable parse(String text) {
        return PsvTable.parse(text.getBytes(StandardCharsets.UTF_8), "p1.psv");
    }

    @Test
    void columnsAreFoundByName() {
        HourlyTable table = parse("SepsisLabel|Temp|shoe size|hr\n0|NaN|43|80\r\n1|37.5||nan\n");
        assertThat(table.rows()).isEqualTo(2);
        assertThat(table.labels()).containsExactly(0, 1);
        assertThat(table.value(0, Column.HR)).isEqualTo(80);
        assertThat(table.value(1, Column.HR)).isNaN();
        assertThat(table.value(0, Column.TEMP)).isNaN();
        assertThat(table.value(1, Column.TEMP)).isEqualTo(37.5f);
        assertThat(table.value(1, Column.WBC)).isNaN();
        assertThat(table.onset()).isEqualTo(1);
    }

    @Property
    void whatIsWrittenIsRead(@ForAll long seed, @ForAll @IntRange(min = 1, max = 30) int rows) {
        SplittableRandom random = new SplittableRandom(seed);
        HourlyTable table = HourlyTable.empty(rows);
        for (int row = 0; row < rows; row++) {
            for (Column column : Column.values()) {
                if (random.nextInt(3) > 0) {
                    table.set(row, column, (float) (random.nextInt(1000) - 500) / (random.nextBoolean() ? 1 : 37));
                }
            }
            table.labels()[row] = random.nextInt(2);
        }
        HourlyTable read = parse(PsvTable.format(table));
        assertThat(read.values()).isEqualTo(table.values());
        assertThat(read.labels()).isEqualTo(table.labels());
    }

    @Test
    void whatIsWrongIsNamedWithItsLine() {
        assertThatThrownBy(() -> parse("HR|SepsisLabel\n"))
                .hasMessage("p1.psv has no rows; expected at least one hour");
        assertThatThrownBy(() -> parse("HR|Temp\n80|37\n"))
                .hasMessageContaining("line 1")
                .hasMessageContaining("SepsisLabel");
        assertThatThrownBy(() -> parse("shoes|SepsisLabel\n80|0\n")).hasMessageContaining("none of the columns");
        assertThatThrownBy(() -> parse("HR|HR|SepsisLabel\n80|80|0\n")).hasMessageContaining("twice");
        assertThatThrownBy(() -> parse("HR|SepsisLabel\n80|0\nhigh|0\n"))
                .isInstanceOf(DataException.class)
                .hasMessage("p1.psv, line 3: 'high'; expected a number or NaN");
        assertThatThrownBy(() -> parse("HR|SepsisLabel\n80|2\n")).hasMessageContaining("the label is 2");
        assertThatThrownBy(() -> parse("HR|SepsisLabel\n80\n")).hasMessageContaining("line 2: 1 fields; expected 2");
        assertThatThrownBy(() -> parse("HR|SepsisLabel\n80|0|1\n")).hasMessageContaining("3 fields; expected 2");
        assertThatThrownBy(() -> parse(""))
                .isInstanceOf(DataException.class)
                .hasMessage("p1.psv is empty; expected a line of column names and at least one hour");
        assertThatThrownBy(() -> parse("\n")).hasMessage("p1.psv, line 1, has no column SepsisLabel: it is empty");
        assertThatThrownBy(() -> parse("HR,Temp,SepsisLabel\n80,37,0\n"))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("no column SepsisLabel: HR,Temp,SepsisLabel");
        assertThatThrownBy(() -> parse("PK\u0003\u0004\u0000\u0007"))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("no column SepsisLabel: PK????");
    }

    @Test
    void aFolderIsReadAsOneStayForEachFile(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("b.psv"), "HR|SepsisLabel\n80|0\n90|1\n");
        Files.writeString(folder.resolve("a.psv"), "HR|SepsisLabel\n70|0\n");
        Path copies = Files.createDirectory(folder.resolve("again"));
        Files.copy(folder.resolve("a.psv"), copies.resolve("a.psv"));
        try (DataSet set = PsvDataSet.open(List.of(folder), HourOrder.KEEP, new LabelHorizon(6), 5)) {
            assertThat(set.records()).extracting("id").containsExactly("a", "b");
            assertThat(set.read(set.records().get(1)).target()).containsExactly(0, 1);
            assertThat(set.remarks()).containsEntry("copy of a record, read once", 1);
            assertThat(set.input().width()).isEqualTo(108);
            assertThat(set.input().masked()).isTrue();
        }
        Files.writeString(copies.resolve("a.psv"), "HR|SepsisLabel\n71|0\n");
        assertThatThrownBy(() -> PsvDataSet.open(List.of(folder), HourOrder.KEEP, new LabelHorizon(6), 5))
                .hasMessageContaining("record a is there twice and differs");
    }

    @Test
    void sixteenThousandRealPatientsAreListedAndRead() {
        Path zip = RealRecords.folderOrSkip("cinc2019").resolve("training_setB_16000.zip");
        try (DataSet set = PsvDataSet.open(List.of(zip), HourOrder.KEEP, new LabelHorizon(6), 5)) {
            assertThat(set.records()).hasSize(16_000);
            long rows = 0;
            long septic = 0;
            for (int i = 0; i < 1000; i++) {
                var example = set.read(set.records().get(i));
                rows += example.target().length;
                septic += example.target()[example.target().length - 1] > .5f ? 1 : 0;
            }
            assertThat(rows / 1000.0).isBetween(33.0, 43.0);
            assertThat(septic / 1000.0).isBetween(.035, .08);
        }
    }
}
