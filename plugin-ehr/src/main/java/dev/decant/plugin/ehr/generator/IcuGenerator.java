package dev.decant.plugin.ehr.generator;

import dev.decant.api.data.DataException;
import dev.decant.api.data.Generator;
import dev.decant.plugin.ehr.psv.PsvTable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * Writes synthetic intensive-care records in the format of the Challenge of 2019, {@code s000001.psv} and so on. A patient
 * depends on seed, index and options only, so that more patients change none, and neither do threads.
 */
public final class IcuGenerator implements Generator<IcuGeneratorConfig> {
    /** Changes when the same arguments write other bytes. */
    public static final int VERSION = 2;

    @Override
    public Class<IcuGeneratorConfig> configType() {
        return IcuGeneratorConfig.class;
    }

    @Override
    public String summary() {
        return "Synthetic intensive-care records with sepsis, in the format of the Challenge of 2019";
    }

    @Override
    public void generate(Path directory, int records, long seed, IcuGeneratorConfig config) {
        List<ColumnModel> models = ColumnModel.all();
        IntStream.range(0, records).parallel().forEach(index -> {
            Path file = directory.resolve(String.format(Locale.ROOT, "s%06d.psv", index + 1));
            try {
                Files.writeString(
                        file, PsvTable.format(SyntheticStay.of(models, seed, index, config)), StandardCharsets.UTF_8);
            } catch (IOException e) {
                throw new DataException(file + " cannot be written: " + e, e);
            }
        });
    }
}
