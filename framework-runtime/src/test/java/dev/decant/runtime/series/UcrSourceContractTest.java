package dev.decant.runtime.series;

import dev.decant.api.data.DataSource;
import dev.decant.testkit.DataSourceContractTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

class UcrSourceContractTest extends DataSourceContractTest<UcrOptions> {
    @Override
    protected String type() {
        return "ucr";
    }

    @Override
    protected DataSource<UcrOptions> source() {
        return new UcrSource();
    }

    @Override
    protected String changed() {
        return "every = 2";
    }

    @Override
    protected void write(Path directory) throws IOException {
        Files.writeString(directory.resolve("Toy_TRAIN.tsv"), "1\t0\t1\t2\t4\n2\t4\t2\t1\t0\n1\t1\t2\t4\t5\n");
        Files.writeString(directory.resolve("Toy_TEST.tsv"), "2\t5\t3\t2\t1\n");
    }
}
