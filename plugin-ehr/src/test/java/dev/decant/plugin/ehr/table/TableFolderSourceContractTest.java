package dev.decant.plugin.ehr.table;

import dev.decant.api.data.DataSource;
import dev.decant.testkit.DataSourceContractTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

final class TableFolderSourceContractTest extends DataSourceContractTest<TableFolderConfig> {
    @Override
    protected String type() {
        return "table-folder";
    }

    @Override
    protected DataSource<TableFolderConfig> source() {
        return new TableFolderSource();
    }

    @Override
    protected void write(Path directory) throws IOException {
        String heading = "hour,who,pulse,age,label\n";
        Files.writeString(directory.resolve("stay1.csv"), heading + "2,anna,80,71,1\n1,anna,,71,0\n3,anna,NA,71,0\n");
        Files.writeString(directory.resolve("stay2.csv"), heading + "1,anna,60,72,0\n");
        Files.writeString(directory.resolve("stay3.csv"), heading + "1,bert,55,40,0\n2,bert,58,40,0\n");
    }

    @Override
    protected String options(Path directory) {
        return "time = hour, patient = who, constant = [age]";
    }

    @Override
    protected String changed() {
        return "columns = [pulse], constant = []";
    }
}
