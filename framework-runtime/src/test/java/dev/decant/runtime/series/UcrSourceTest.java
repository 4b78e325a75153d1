package dev.decant.runtime.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.decant.api.data.DataException;
import dev.decant.api.data.DataSet;
import dev.decant.api.data.RecordInfo;
import dev.decant.api.data.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UcrSourceTest {
    @TempDir
    Path folder;

    private DataSet open(String name, String text, int every) throws IOException {
        Files.writeString(folder.resolve(name), text);
        return new UcrSource().open(new UcrOptions(List.of(folder), 100, every, true), new Workspace(folder));
    }

    private static float[] values(DataSet set, int record) {
        return set.read(set.records().get(record)).sequence().values();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1\t0.5\t1\n-1\t2\t3\n",
                "1,0.5,1\n-1,2,3\n",
                "  1.0000000e+00   5.0000000e-01   1.0000000e+00\n  -1.0000000e+00  2.0000000e+00   3.0000000e+00\n"
            })
    void tabsCommasAndColumnsOfFortranAreTheSameSeries(String text) throws IOException {
        try (DataSet set = open("a.txt", text, 1)) {
            assertThat(set.task().classes()).containsExactly("-1", "1");
            assertThat(set.records()).extracting(RecordInfo::id).containsExactly("a.txt:1", "a.txt:2");
            assertThat(values(set, 0)).containsExactly(.5f, 1);
            assertThat(set.read(set.records().get(1)).target()).containsExactly(1, 0);
        }
    }

    @Test
    void missingValuesLieBetweenTheirNeighboursAndThoseAtTheEndAreNone() throws IOException {
        try (DataSet set = open("a.tsv", "a\tNaN\t1\t?\t\t4\tNaN\nb\t1\t2\t3\t4\t5\t6\n", 1)) {
            assertThat(values(set, 0)).containsExactly(1, 1, 2, 3, 4);
            assertThat(set.input().steps()).hasValue(6);
            assertThat(set.remarks()).containsValue(1).hasSize(1);
        }
    }

    @Test
    void everyFewValuesBecomeTheirMean() throws IOException {
        try (DataSet set = open("a.csv", "a,1,3,5,7,9\nb,0,0,0,0,0\n", 2)) {
            assertThat(values(set, 0)).containsExactly(2, 6, 9);
            assertThat(set.input().stepsPerSecond()).isEqualTo(50);
            assertThat(set.input().steps()).hasValue(3);
        }
    }

    @Test
    void aFileMayBeNamedByItself() throws IOException {
        Path train = Files.writeString(folder.resolve("X_TRAIN.tsv"), "a\t1\t2\nb\t3\t4\n");
        Files.writeString(folder.resolve("X_TEST.tsv"), "a\t5\t6\n");
        Path notes = Files.writeString(folder.resolve("notes.doc"), "a\t5\t6\n");
        try (DataSet set = new UcrSource().open(new UcrOptions(List.of(train), 100, 1, false), new Workspace(folder))) {
            assertThat(set.records()).extracting(RecordInfo::id).containsExactly("X_TRAIN.tsv:1", "X_TRAIN.tsv:2");
        }
        UcrOptions other = new UcrOptions(List.of(notes), 100, 1, false);
        assertThatThrownBy(() -> new UcrSource().open(other, new Workspace(folder)))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("notes.doc is neither a folder nor a readable zip, nor a file of a kind");
    }

    /** 1, 3: mean 2, deviation 1. */
    @Test
    void aSeriesIsStandardisedByItself() throws IOException {
        try (DataSet set = open("a.csv", "a,1,3\nb,7,7\n", 1)) {
            var transform = set.preparation().fit(List.of());
            assertThat(transform
                            .apply(set.read(set.records().get(0)).sequence())
                            .values())
                    .containsExactly(-1, 1);
            assertThat(transform
                            .apply(set.read(set.records().get(1)).sequence())
                            .values())
                    .containsExactly(0, 0);
        }
    }

    @Test
    void whatIsWrongIsNamedWithFileAndLine() {
        assertThatThrownBy(() -> open("a.csv", "a,1,3\nb,7,x\n", 1))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("a.csv, line 2")
                .hasMessageContaining("'x'");
        assertThatThrownBy(() -> open("a.csv", "a,1,3\nb\n", 1)).hasMessageContaining("line 2");
        assertThatThrownBy(() -> open("a.csv", "a,1,3\na,7,1\n", 1)).hasMessageContaining("two labels");
        assertThatThrownBy(() -> open("a.csv", "\n", 1)).hasMessageContaining("no series");
    }
}
