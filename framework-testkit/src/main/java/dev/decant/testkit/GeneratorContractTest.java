package dev.decant.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.decant.api.data.DataSet;
import dev.decant.api.data.Generator;
import dev.decant.api.data.RecordInfo;
import dev.decant.api.extension.Extension;
import dev.decant.api.plugin.ExtensionKind;
import java.nio.file.Path;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What every generator keeps, with its shipped defaults unless {@link #config} says otherwise.
 *
 * <pre>class MyGeneratorContractTest extends GeneratorContractTest&lt;MyOptions&gt; {
 *     protected String type() { return "my-generator"; }
 *     protected Generator&lt;MyOptions&gt; generator() { return new MyGenerator(); }
 *     protected DataSet open(Path folder) { return new MySource().open(..., new Workspace(folder)); }
 * }</pre>
 */
public abstract class GeneratorContractTest<C extends Record> extends ExtensionContractTest<C> {
    private static final int RECORDS = 7;

    @TempDir
    Path folder;

    /** The generator to test. */
    protected abstract Generator<C> generator();

    /** What was written there, as a source of data reads it. */
    protected abstract DataSet open(Path directory);

    /** The options to test it with. */
    protected C config() {
        return shipped();
    }

    @Test
    void theSameArgumentsWriteTheSameBytes() {
        assertThat(written("once", RECORDS, 3)).isNotEmpty().isEqualTo(written("again", RECORDS, 3));
    }

    @Test
    void anotherSeedWritesOtherRecordings() {
        assertThat(written("once", RECORDS, 3)).isNotEqualTo(written("other", RECORDS, 4));
    }

    @Test
    void aSourceReadsAsManyRecordsAsWereAskedForAndNothingIsAmiss() {
        written("read", RECORDS, 3);
        try (DataSet set = open(folder.resolve("read"))) {
            assertThat(set.records()).hasSize(RECORDS);
            assertThat(set.remarks()).isEmpty();
            for (RecordInfo info : set.records()) {
                assertThat(set.read(info).sequence().steps()).isPositive();
            }
        }
    }

    private SortedMap<String, String> written(String name, int records, long seed) {
        Path directory = WrittenFiles.folder(folder, name);
        generator().generate(directory, records, seed, config());
        return WrittenFiles.of(directory);
    }

    @Override
    final ExtensionKind<?> kind() {
        return ExtensionKind.GENERATOR;
    }

    @Override
    final Extension<C> extension() {
        return generator();
    }
}
