package dev.decant.plugin.ecg.generator;

import dev.decant.api.config.InvalidConfiguration;
import dev.decant.api.data.DataException;
import dev.decant.api.data.Generator;
import dev.decant.plugin.ecg.wfdb.RecordWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Writes synthetic ECGs as the challenges do: {@code S00001.hea} and {@code S00001.mat}, and {@code REFERENCE.csv} with
 * the rhythm of each. A record depends on seed, index and options only, so that more records change none, and neither do
 * threads.
 */
public final class EcgGenerator implements Generator<EcgGeneratorConfig> {
    /** Changes when the same arguments write other bytes. */
    public static final int VERSION = 1;

    @Override
    public Class<EcgGeneratorConfig> configType() {
        return EcgGeneratorConfig.class;
    }

    @Override
    public String summary() {
        return "Synthetic ECGs of seven rhythms by a heart dipole (Sameni et al. 2007), in the challenges' file format";
    }

    @Override
    public void generate(Path directory, int records, long seed, EcgGeneratorConfig config) {
        requireUsable(config);
        IntStream.range(0, records).parallel().forEach(index -> {
            SyntheticRecord record = SyntheticRecord.of(seed, index, config);
            RecordWriter.write(
                    directory,
                    record.recording(),
                    List.of("Dx: " + record.rhythm().snomed()));
        });
        String reference = IntStream.range(0, records)
                .mapToObj(index -> SyntheticRecord.name(index) + ","
                        + config.classes().get(index % config.classes().size()).label() + "\n")
                .collect(Collectors.joining());
        try {
            Files.writeString(directory.resolve("REFERENCE.csv"), reference, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new DataException(directory + ": REFERENCE.csv cannot be written: " + e, e);
        }
    }

    /**
     * Says what the ranges of single options cannot say.
     *
     * @throws InvalidConfiguration if the options cannot work
     */
    public static void requireUsable(EcgGeneratorConfig config) {
        if (config.leads() != 1 && config.leads() != 12) {
            throw new InvalidConfiguration("leads is " + config.leads() + "; the generator ecg has 1 or 12");
        }
        if (config.classes().isEmpty()
                || config.classes().stream().distinct().count()
                        < config.classes().size()) {
            throw new InvalidConfiguration("classes is " + config.labels() + "; expected at least one, each once");
        }
        if (config.duration().isNegative() || config.duration().isZero()) {
            throw new InvalidConfiguration("duration is " + config.duration() + "; expected more than nothing");
        }
        config.longest().ifPresent(longest -> {
            if (longest.compareTo(config.duration()) < 0) {
                throw new InvalidConfiguration(
                        "longest is " + longest + ", below duration " + config.duration() + "; expected at least that");
            }
        });
    }
}
