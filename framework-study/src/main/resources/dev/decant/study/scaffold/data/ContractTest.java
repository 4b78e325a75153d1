package @package@;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.decant.api.data.DataException;
import dev.decant.api.data.DataSet;
import dev.decant.api.data.DataSource;
import dev.decant.api.data.RecordInfo;
import dev.decant.api.data.Workspace;
import dev.decant.testkit.DataSourceContractTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Stable records and fingerprint, reading from several threads, targets and inputs of the right form, folder and zip alike. */
class @Name@ContractTest extends DataSourceContractTest<@Name@.Options> {
    @TempDir
    Path elsewhere;

    @Override
    protected String type() {
        return "@name@";
    }

    @Override
    protected DataSource<@Name@.Options> source() {
        return new @Name@();
    }

    @Override
    protected String options(Path directory) {
        return "channels = [left, right], steps = 4";
    }

    @Override
    protected String changed() {
        return "channels = [right, left]";
    }

    @Override
    protected void write(Path directory) throws IOException {
        Files.writeString(directory.resolve("labels.csv"), "record,label,subject\na,up,1\nb,down,1\nc,up,2\n");
        Files.writeString(directory.resolve("a.csv"), "left,right\n0,1\n1,3\n2,4\n4,4\n");
        Files.writeString(directory.resolve("b.csv"), "left,right\n4,4\n2,3\n1,2\n");
        Files.writeString(directory.resolve("c.csv"), "left,right\n1,0\n2,1\n4,1\n5,3\n6,7\n");
    }

    /** A set of a single record and, with it, of a single class. */
    private DataSet one(String signals) throws IOException {
        Files.writeString(elsewhere.resolve("labels.csv"), "record,label\nd,up\n");
        Files.writeString(elsewhere.resolve("d.csv"), signals);
        return source().open(
                        shipped("path = [" + quoted(elsewhere) + "], " + options(elsewhere)), new Workspace(elsewhere));
    }

    @Test
    void recordsOfOneClassCanBeRead() throws IOException {
        try (DataSet set = one("left,right\n1,2\n")) {
            assertThat(set.read(set.records().get(0)).target()).containsExactly(1);
        }
    }

    @Test
    void whatIsNoNumberIsNamedWithItsLineWhenItIsRead() throws IOException {
        try (DataSet set = one("left,right\n1,2\n1,x\n")) {
            RecordInfo record = set.records().get(0);
            set.check(record);
            assertThatThrownBy(() -> set.read(record))
                    .isInstanceOf(DataException.class)
                    .hasMessageContaining("d.csv, line 3")
                    .hasMessageContaining("x");
        }
    }

    @Test
    void aColumnThatIsMissingIsNamedWithoutReadingSignals() throws IOException {
        try (DataSet set = one("left\n1\n")) {
            assertThatThrownBy(() -> set.check(set.records().get(0)))
                    .isInstanceOf(DataException.class)
                    .hasMessageContaining("d.csv, line 1")
                    .hasMessageContaining("right");
        }
    }
}
