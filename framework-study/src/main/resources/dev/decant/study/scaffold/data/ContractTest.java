package @package@;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.decant.api.data.DataException;
import dev.decant.api.data.DataSource;
import dev.decant.api.data.Workspace;
import dev.decant.testkit.DataSourceContractTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Stable records and fingerprint, reading from several threads, targets and inputs of the right form, folder and zip alike. */
class @Name@ContractTest extends DataSourceContractTest<@Name@.Options> {
    @Override
    protected String type() {
        return "@name@";
    }

    @Override
    protected DataSource<@Name@.Options> source() {
        return new @Name@();
    }

    @Override
    protected String changed() {
        return "differences = true";
    }

    @Override
    protected void write(Path directory) throws IOException {
        Files.writeString(directory.resolve("a.csv"), "up,0,1,2,4\ndown,4,2,1,0\nup,1,2,4,5\n");
        Files.writeString(directory.resolve("b.csv"), "down,5,3,2,1\n");
    }

    @Test
    void whatIsNoNumberIsNamedWithItsLine(@TempDir Path elsewhere) throws IOException {
        Files.writeString(elsewhere.resolve("c.csv"), "up,1,2\ndown,1,x\n");
        @Name@.Options config = shipped("path = [" + quoted(elsewhere) + "]");
        assertThatThrownBy(() -> source().open(config, new Workspace(elsewhere)))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("c.csv, line 2")
                .hasMessageContaining("x");
    }
}
