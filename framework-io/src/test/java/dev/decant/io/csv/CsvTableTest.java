package dev.decant.io.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.decant.api.data.DataException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvTableTest {
    private static CsvTable parse(String text) {
        return CsvTable.parse(text.getBytes(StandardCharsets.UTF_8), "labels.csv");
    }

    @Test
    void readsQuotesBlanksShortRowsAndAByteOrderMark() {
        CsvTable table = parse("\uFEFFRecord , label,patient\r\n\r\na1, \"x, \"\"y\"\"\" , p\r\na2,z\r\n");
        assertThat(table.columns()).containsExactly("Record", "label", "patient");
        assertThat(table.require("record")).isZero();
        assertThat(table.find("age")).isEmpty();
        assertThat(table.rows()).hasSize(2);
        assertThat(table.rows().get(0).fields()).containsExactly("a1", "x, \"y\"", "p");
        assertThat(table.rows().get(1).fields()).containsExactly("a2", "z", "");
        assertThat(table.rows().get(1).line()).isEqualTo(4);
    }

    @Test
    void saysWhereItIsDamaged() {
        assertThatThrownBy(() -> parse("a,b\n1,2\n1,2,3\n"))
                .isInstanceOf(DataException.class)
                .hasMessage("labels.csv, line 3: 3 fields; expected 2, as in the first line");
        assertThatThrownBy(() -> parse("a,A\n")).hasMessageContaining("line 1: column 2 is 'A'");
        assertThatThrownBy(() -> parse("")).hasMessageContaining("labels.csv is empty");
        assertThatThrownBy(() -> parse("a,b\n1,\"2\n"))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("labels.csv is not comma-separated text");
        assertThatThrownBy(() -> parse("a;b\n").require("a"))
                .hasMessage("labels.csv, line 1: the columns [a;b]; expected a column 'a'");
    }

    @Test
    void aQuotedFieldMayHoldLineEndsAndItsRowIsKnownByTheLast() {
        CsvTable table = parse("a,b\n\"1\n2\",3\n4,5\n");
        assertThat(table.rows()).extracting(CsvRow::line).containsExactly(3L, 4L);
        assertThat(table.rows().get(0).fields()).containsExactly("1\n2", "3");
    }

    @Test
    void aFileThatIsNotThereIsNamed(@TempDir Path folder) {
        assertThatThrownBy(() -> CsvTable.read(folder.resolve("absent.csv")))
                .isInstanceOf(DataException.class)
                .hasMessageStartingWith(folder.resolve("absent.csv") + " cannot be read: ");
    }
}
