package dev.decant.plugin.ecg.generator;

import dev.decant.api.config.InvalidConfiguration;
import dev.decant.api.data.DataException;
import dev.decant.api.data.Generator;
import dev.decant.plugin.ecg.diagnosis.ScoredDiagnosis;
import dev.decant.plugin.ecg.wfdb.RecordWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Writes synthetic ECGs as the challenges do: {@code S00001.hea} and {@code S00001.mat}, whose line {@code #Dx}
 * names the classes as SNOMED CT codes, and where each record has one class also {@code REFERENCE.csv}. A record depends on seed, index and options only, so that more records change none, and neither do
 * threads.
 */
public final class EcgGenerator implements Generator<EcgGeneratorConfig> {
    /** Changes when the same arguments write other bytes. */
    public static final int VERSION = 2;

    @Override
    public Class<EcgGeneratorConfig> configType() {
        return EcgGeneratorConfig.class;
    }

    @Override
    public String summary() {
        return "Synthetic ECGs of 21 classes by a heart dipole (Sameni et al. 2007), in the challenges' file format";
    }

    @Override
    public void generate(Path directory, int records, long seed, EcgGeneratorConfig config) {
        requireUsable(config);
        IntStream.range(0, records).parallel().forEach(index -> {
            SyntheticRecord record = SyntheticRecord.of(seed, index, config);
            RecordWriter.write(directory, record.recording(), comments(record));
        });
        if (!config.several()) {
            writeReference(directory, records, config);
        }
    }

    /** The lines of the Challenge of 2021. */
    private static List<String> comments(SyntheticRecord record) {
        String codes = record.truth().labels().stream()
                .map(diagnosis -> diagnosis.codes().get(0))
                .collect(Collectors.joining(","));
        return List.of("Age: NaN", "Sex: Unknown", "Dx: " + codes, "Rx: Unknown", "Hx: Unknown", "Sx: Unknown");
    }

    /** The classes in the form of the Challenge of 2017. */
    private static void writeReference(Path directory, int records, EcgGeneratorConfig config) {
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
        List<String> unknown = config.classes().stream()
                .filter(diagnosis -> !Repertoire.all().contains(diagnosis))
                .map(ScoredDiagnosis::label)
                .toList();
        if (!unknown.isEmpty()) {
            throw new InvalidConfiguration("classes has " + String.join(", ", unknown)
                    + ", which cannot be generated; expected some of "
                    + String.join(
                            ", ",
                            Repertoire.all().stream()
                                    .map(ScoredDiagnosis::label)
                                    .toList()));
        }
        if (config.several() && config.classes().stream().noneMatch(Repertoire.RHYTHMS::contains)) {
            throw new InvalidConfiguration("classes has no rhythm; a record of several classes needs one, such as NSR");
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
