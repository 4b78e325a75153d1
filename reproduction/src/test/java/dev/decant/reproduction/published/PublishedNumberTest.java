package dev.decant.reproduction.published;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.decant.api.data.DataException;
import dev.decant.io.csv.CsvTable;
import dev.decant.reproduction.ReproducedTask;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The resources against the paper's tables, typed here again as they are printed: a row a method, both tasks side by side. */
final class PublishedNumberTest {
    private static final List<String> TABLE_1 = List.of(
            "Transformer 0.530 0.174 0.439 0.308", "DeiT 0.601 0.206 0.464 0.351", "BBM 0.796 0.592 0.776 0.728");

    private static final List<String> TABLE_2 = List.of(
            "Transformer 0.4959 0.6070 0.1579 0.1876",
            "Teacher 0.5890 0.6895 0.1526 0.2528",
            "DeiT 0.5322 0.6571 0.1609 0.2177",
            "BBM 0.6037 0.7026 0.1610 0.2619");

    private static final List<String> TABLE_3 = List.of(
            "BBM-block1 0.5938 0.7001 0.1617 0.2066",
            "BBM-block2 0.6027 0.7015 - -",
            "BBM-block3 - - 0.1610 0.2619",
            "BBM-block4 0.6037 0.7026 - -");

    /** The paper's names for what the configurations call otherwise; block4 and block3 are each task's own bbm. */
    private static final Map<String, String> METHODS = Map.of(
            "Transformer",
            "plain",
            "Teacher",
            "teacher",
            "DeiT",
            "deit",
            "BBM",
            "bbm",
            "BBM-block1",
            "bbm-block1",
            "BBM-block2",
            "bbm-block2",
            "BBM-block3",
            "bbm",
            "BBM-block4",
            "bbm");

    private static ReproducedTask task(String name) {
        return ReproducedTask.all().stream()
                .filter(task -> task.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static void enter(List<PublishedNumber> into, String line, int column, PublishedNumber but) {
        String[] fields = line.split(" ");
        String method = METHODS.getOrDefault(fields[0], "?");
        if (!fields[column].equals("-")) {
            into.add(new PublishedNumber(
                    but.table(),
                    method,
                    but.set(),
                    but.setName(),
                    but.measure(),
                    but.measureName(),
                    Double.parseDouble(fields[column])));
        }
    }

    /** Two columns of each table, from {@code first} on. */
    private static List<PublishedNumber> printed(int first, String set, String outer, String outerName, String score) {
        List<PublishedNumber> numbers = new ArrayList<>();
        for (String line : TABLE_1) {
            String r2 = "R2 to the teacher";
            enter(numbers, line, first, new PublishedNumber("Table 1", "", "test", set, "r2_teacher", r2, 0));
            enter(numbers, line, first + 1, new PublishedNumber("Table 1", "", outer, outerName, "r2_teacher", r2, 0));
        }
        for (String line : Stream.concat(TABLE_2.stream(), TABLE_3.stream()).toList()) {
            String table = TABLE_2.contains(line) ? "Table 2" : "Table 3";
            enter(numbers, line, first, new PublishedNumber(table, "", "test", set, "f1", "F-1", 0));
            enter(numbers, line, first + 1, new PublishedNumber(table, "", "test", set, "score", score, 0));
        }
        return numbers;
    }

    @Test
    void theResourcesSayWhatThePaperPrinted() {
        assertThat(task("ecg").published()).isEqualTo(printed(1, "P21", "hefei", "Hanzhou", "P-21"));
        assertThat(task("ehr").published()).isEqualTo(printed(3, "P19", "eicu", "eICU", "P-19"));
    }

    @Test
    void bothTasksHaveAHeadingAPluginAndProfilesThatAreThere() {
        assertThat(ReproducedTask.all()).extracting(ReproducedTask::name).containsExactly("ecg", "ehr");
        assertThat(ReproducedTask.all())
                .extracting(ReproducedTask::title)
                .containsExactly("Electrocardiograms", "Intensive-care records");
        assertThat(ReproducedTask.all()).allSatisfy(task -> {
            assertThat(task.plugin()).isEqualTo(task.name());
            assertThat(task.profiles()).containsOnlyKeys("quick", "paper", "paper-search");
            assertThat(task.profiles().values())
                    .allSatisfy(
                            resource -> assertThat(getClass().getClassLoader().getResource(resource))
                                    .isNotNull());
        });
    }

    @Test
    void aDamagedTableIsRefusedWithItsLine() {
        String head = "table,method,set,set-name,measure,measure-name,value\n";
        assertThatThrownBy(() -> PublishedNumber.of(table(head + "Table 2,bbm,test,P21,f1,F-1,high\n")))
                .isInstanceOf(DataException.class)
                .hasMessage("ecg.csv, line 2: the value 'high'; expected a number");
        assertThatThrownBy(() -> PublishedNumber.of(table("table,method\n")))
                .isInstanceOf(DataException.class)
                .hasMessageStartingWith("ecg.csv, line 1: the columns [table, method]; expected [table, method, set,");
    }

    private static CsvTable table(String text) {
        return CsvTable.parse(text.getBytes(StandardCharsets.UTF_8), "ecg.csv");
    }
}
