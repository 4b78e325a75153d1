package dev.decant.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.typesafe.config.ConfigUtil;
import dev.decant.api.data.DataException;
import dev.decant.api.data.DataSet;
import dev.decant.api.data.DataSource;
import dev.decant.api.data.Workspace;
import dev.decant.api.extension.Extension;
import dev.decant.api.plugin.ExtensionKind;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What every data source keeps, with its shipped defaults save those that a test needs, on a few records of its own
 * format. Where it has an option {@code path}, the test gives it; other sources make their records themselves.
 *
 * <pre>class MySourceContractTest extends DataSourceContractTest&lt;MyOptions&gt; {
 *     protected String type() { return "my-source"; }
 *     protected DataSource&lt;MyOptions&gt; source() { return new MySource(); }
 *     protected void write(Path data) throws IOException { ... }
 *     protected String changed() { return "sample-rate = 100"; }
 * }</pre>
 */
public abstract class DataSourceContractTest<C extends Record> extends ExtensionContractTest<C> {
    @TempDir
    Path folder;

    private Path data = Path.of("");

    /** The source to test. */
    protected abstract DataSource<C> source();

    /** One option that changes what is read, as in a configuration file, such as {@code sample-rate = 100}. */
    protected abstract String changed();

    /**
     * Writes some records, three or more, as the source reads them; none where it makes its own.
     *
     * @param directory exists and is empty; what lies beside it is not {@code path}
     */
    protected void write(Path directory) throws IOException {}

    /**
     * Options that have no default or keep the test small, as in a configuration file; {@code path} is given already.
     *
     * @param directory where the records were written, for what lies beside it
     */
    protected String options(Path directory) {
        return "";
    }

    /** A path as a configuration file has it. */
    protected static String quoted(Path path) {
        return ConfigUtil.quoteString(path.toString());
    }

    @BeforeEach
    void writeRecords() throws IOException {
        data = WrittenFiles.folder(folder, "data");
        write(data);
    }

    @Test
    void recordsAreUniqueAndTheSameInTheSameOrderEachTime() {
        try (DataSet set = open("one", data, "");
                DataSet again = open("two", data, "")) {
            new DataSetChecks(set).recordsAreUnique();
            assertThat(again.records()).isEqualTo(set.records());
            assertThat(again.task()).isEqualTo(set.task());
            assertThat(again.input()).isEqualTo(set.input());
            assertThat(again.remarks()).isEqualTo(set.remarks());
            assertThat(again.fingerprint()).isEqualTo(set.fingerprint());
        }
    }

    @Test
    void aRecordReadsTheSameEachTimeAndInAnyThread() {
        try (DataSet set = open("one", data, "");
                DataSet again = open("two", data, "")) {
            DataSetChecks checks = new DataSetChecks(set);
            List<String> read = checks.examples();
            assertThat(checks.examples()).isEqualTo(read);
            assertThat(new DataSetChecks(again).examples()).isEqualTo(read);
            checks.manyThreadsRead(read);
        }
    }

    @Test
    void whatWasReadBelongsToTheReader() {
        try (DataSet set = open("one", data, "")) {
            new DataSetChecks(set).changingAnExampleChangesNoOther();
        }
    }

    @Test
    void targetsHaveTheFormOfTheTask() {
        try (DataSet set = open("one", data, "")) {
            new DataSetChecks(set).targetsHaveTheFormOfTheTask();
        }
    }

    @Test
    void preparedSequencesAreFiniteAndHaveTheChannelsOfTheInput() {
        try (DataSet set = open("one", data, "")) {
            new PreparationChecks(set).preparedSequencesAreWhatNetworksExpect();
        }
    }

    @Test
    void aPreparationIsRestoredFromItsState() {
        try (DataSet set = open("one", data, "")) {
            new PreparationChecks(set).theStateIsTheWholePreparation();
        }
    }

    @Test
    void theFingerprintFollowsWhatChangesTheRecords() {
        try (DataSet set = open("one", data, "");
                DataSet other = open("one", data, changed())) {
            assertThat(new DataSetChecks(other).examples()).isNotEqualTo(new DataSetChecks(set).examples());
            assertThat(other.fingerprint()).isNotEqualTo(set.fingerprint());
        }
    }

    @Test
    void aFolderAndAZipOfItAreTheSameData() {
        assumeThat(hasPath()).as("it reads files").isTrue();
        Path archive = WrittenFiles.zip(data, folder.resolve("data.zip"));
        try (DataSet set = open("one", data, "");
                DataSet zipped = open("two", archive, "")) {
            assertThat(zipped.records()).isEqualTo(set.records());
            assertThat(zipped.remarks()).isEqualTo(set.remarks());
            assertThat(zipped.fingerprint()).isEqualTo(set.fingerprint());
            assertThat(new DataSetChecks(zipped).examples()).isEqualTo(new DataSetChecks(set).examples());
        }
    }

    @Test
    void anEmptyFolderAndAMissingOneAreErrorsOfTheData() {
        assumeThat(hasPath()).as("it reads files").isTrue();
        Path empty = WrittenFiles.folder(folder, "empty");
        assertThatThrownBy(() -> open("one", empty, "").close()).isInstanceOf(DataException.class);
        assertThatThrownBy(() -> open("one", folder.resolve("missing"), "").close())
                .isInstanceOf(DataException.class)
                .hasMessageContaining("missing");
    }

    private boolean hasPath() {
        return Arrays.stream(source().configType().getRecordComponents())
                .anyMatch(component -> component.getName().equals("path"));
    }

    private DataSet open(String workspace, Path path, String more) {
        String given = hasPath() ? "path = [" + quoted(path) + "]\n" : "";
        C config = shipped(given + options(data) + "\n" + more);
        return source().open(config, new Workspace(WrittenFiles.existing(folder, workspace)));
    }

    @Override
    final ExtensionKind<?> kind() {
        return ExtensionKind.DATA;
    }

    @Override
    final Extension<C> extension() {
        return source();
    }
}
