package dev.decant.study.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

/** Tables and sentences on terminals that are narrower than they are. */
final class TextTableWidthTest {
    @Test
    void whatFitsIsAsWithoutATerminal() {
        TextTable table = TextTable.ofWords("KEY", "MEANING");
        table.add("blocks", "how many");
        assertThat(table.lines(80)).isEqualTo(table.lines()).containsExactly("KEY     MEANING", "blocks  how many");
    }

    @Test
    void wordsAreBrokenAtBlanksTheWidestColumnFirst() {
        TextTable table = TextTable.ofWords("KEY", "RANGE", "MEANING");
        table.add("rate", "from 0 to 1", "the share of units that are left out");
        assertThat(table.lines(30))
                .containsExactly(
                        "KEY   RANGE        MEANING",
                        "rate  from 0 to 1  the share",
                        "                   of units",
                        "                   that are",
                        "                   left out");
    }

    @Test
    void aLongFirstWordGetsALineOfItsOwn() {
        TextTable table = TextTable.ofWords("RUN", "STATUS", "F1");
        table.add("runs/quickstart/plain-s1", "finished", "0.71");
        assertThat(table.lines(30))
                .containsExactly("RUN", "  STATUS    F1", "runs/quickstart/plain-s1", "  finished  0.71");
    }

    @Test
    void theLongestWordsAreCutWhereNothingElseHelps() {
        TextTable table = TextTable.ofWords("KIND", "JAR", "STATUS");
        table.add("data", "decant-plugin-ecg-0.1.0.jar", "loaded");
        assertThat(table.lines(30)).containsExactly("KIND  JAR               STATUS", "data  decant-plugin-e…  loaded");
    }

    @Test
    void numbersThatAreTooManyBesideOneAnotherFollowBelow() {
        TextTable table = TextTable.ofNumbers(1, List.of("method", "f1", "auroc", "auprc"));
        table.add("plain", "0.456", "0.807", "0.506");
        assertThat(table.lines(21))
                .containsExactly(
                        "method     f1  auroc",
                        "--------------------",
                        "plain   0.456  0.807",
                        "",
                        "method  auprc",
                        "-------------",
                        "plain   0.506");
    }

    @Property
    void noTableOfWordsIsWiderThanItsColumnsAllow(
            @ForAll @Size(value = 4) List<@StringLength(min = 1, max = 60) String> cells,
            @ForAll @IntRange(min = 38, max = 200) int columns) {
        TextTable table = TextTable.ofWords("A", "B", "C", "D");
        table.add(cells.stream().map(cell -> cell.replaceAll("\\p{C}", "x")).toList());
        assertThat(table.lines(columns)).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(columns));
    }

    @Property
    void aSentenceLosesNoWordAndBreaksNone(
            @ForAll @Size(min = 1, max = 40) List<@StringLength(min = 1, max = 12) String> drawn,
            @ForAll @IntRange(min = 20, max = 100) int columns) {
        List<String> words = drawn.stream()
                .map(word -> word.replaceAll("[\\s\\p{Z}\\p{C}]", "x"))
                .toList();
        List<String> lines = WrappedText.lines("* ", String.join(" ", words), columns);
        assertThat(lines).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(columns));
        assertThat(String.join(" ", lines.stream().map(String::strip).toList()).split(" +"))
                .containsExactly(("* " + String.join(" ", words)).split(" "));
    }
}
