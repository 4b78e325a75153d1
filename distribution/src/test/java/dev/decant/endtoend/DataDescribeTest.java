package dev.decant.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.decant.endtoend.SmallExperiment.Outcome;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Data are described as they lie in files, and nothing is trained. */
final class DataDescribeTest {
    private static final String HOURLY = """
            runs = "FOLDER/runs"
            data { type = cinc2019, path = "FOLDER/stays" }
            teacher { type = lstm, layers = 1, units = 4 }
            student { type = transformer, blocks = 1, depth = 8, heads = 2, patch = 1, positions = sinusoidal, causal = true }
            splitter { type = equal, segments = 1 }
            strategy { type = plain }
            """;

    @TempDir
    Path folder;

    /** Stay i has i % 5 + 3 hours, a heart rate but in its first hour, one temperature, and every tenth is septic at the end. */
    @Test
    void staysAreCountedWithTheirGaps() throws Exception {
        Path stays = Files.createDirectories(folder.resolve("stays"));
        int hours = 0;
        for (int i = 0; i < 60; i++) {
            StringBuilder text = new StringBuilder("HR|Temp|Age|ICULOS|SepsisLabel\n");
            int rows = i % 5 + 3;
            for (int row = 0; row < rows; row++) {
                text.append(row == 0 ? "NaN" : Integer.toString(60 + i))
                        .append(row == 1 ? "|37.5" : "|NaN")
                        .append("|50|")
                        .append(row + 1)
                        .append(i % 10 == 0 && row == rows - 1 ? "|1\n" : "|0\n");
            }
            hours += rows;
            Files.writeString(stays.resolve("p" + i + ".psv"), text);
        }
        Path conf = Files.writeString(folder.resolve("stays.conf"), HOURLY.replace("FOLDER", folder.toString()));

        Outcome outcome = SmallExperiment.run("data", "describe", conf.toString(), "--json");

        assertThat(outcome.code()).as(outcome.err()).isZero();
        JsonNode json = new ObjectMapper().readTree(outcome.out());
        assertThat(json.at("/records/all").asInt()).isEqualTo(60);
        assertThat(json.at("/groups/known").asBoolean()).isTrue();
        assertThat(json.at("/classes/0/all").asInt()).isEqualTo(6);
        assertThat(json.at("/steps/all/all").asInt()).isEqualTo(hours);
        assertThat(json.at("/steps/positive/all").asInt()).isEqualTo(6);
        assertThat(json.at("/lengths/least").asInt()).isEqualTo(3);
        assertThat(json.at("/lengths/greatest").asInt()).isEqualTo(7);
        assertThat(json.at("/channels")).hasSize(40);
        JsonNode heart = json.at("/channels/0");
        assertThat(heart.get("name").asText()).isEqualTo("HR");
        assertThat(heart.get("values").asInt()).isEqualTo(hours);
        assertThat(heart.get("missing").asInt()).isEqualTo(60);
        assertThat(heart.get("least").asDouble()).isEqualTo(60);
        assertThat(heart.get("greatest").asDouble()).isEqualTo(119);
        JsonNode temperature = json.at("/channels/2");
        assertThat(temperature.get("name").asText()).isEqualTo("Temp");
        assertThat(temperature.get("missing").asInt()).isEqualTo(hours - 60);
        assertThat(temperature.get("mean").asDouble()).isEqualTo(37.5, within(1e-12));
        assertThat(json.at("/remarks").toString())
                .contains("There is one value only in Temp, Age", "Nothing was ever recorded in O2Sat, SBP");
        assertThat(folder.resolve("runs/stays/data.html")).isNotEmptyFile();
        try (var runs = Files.walk(folder.resolve("runs"))) {
            assertThat(runs.filter(path -> path.endsWith("provenance.json"))).isEmpty();
        }

        Outcome text = SmallExperiment.run("data", "describe", conf.toString(), "--out", folder + "/out");
        assertThat(text.out()).containsPattern("records with sepsis +\\d+ +\\d+ +\\d+ +6 +10.0 %");
        assertThat(text.out().lines())
                .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(80));
        assertThat(folder.resolve("out/data.json"))
                .content()
                .isEqualTo(outcome.out().stripTrailing() + "\n");
    }

    @Test
    void recordingsAreCountedWithTheirRates() throws Exception {
        Path conf = new SmallExperiment(folder).write("small", 1);
        Outcome outcome = SmallExperiment.run(
                "data", "describe", conf.toString(), "--json", "-D", "runs=" + folder.resolve("runs"));
        assertThat(outcome.code()).as(outcome.err()).isZero();
        JsonNode json = new ObjectMapper().readTree(outcome.out());
        assertThat(json.at("/records/all").asInt()).isEqualTo(96);
        assertThat(json.at("/recorded-rates/300.0").asInt()).isEqualTo(96);
        assertThat(json.at("/lengths/least").asInt()).isEqualTo(250);
        assertThat(json.at("/lengths/cropped").asInt()).isEqualTo(96);
        int counted = 0;
        for (JsonNode of : json.at("/classes")) {
            counted += of.get("all").asInt();
        }
        assertThat(counted).isEqualTo(96);
    }

    /** Records that cannot be read are named, though training would refuse the set. */
    @Test
    void whatCannotBeReadIsNamedAndTheRestIsDescribed() throws Exception {
        Path generated = folder.resolve("generated");
        assertThat(SmallExperiment.run("synth", "ecg", "--out", generated.toString(), "--records", "40")
                        .code())
                .isZero();
        Files.writeString(generated.resolve("labels.csv"), labels());
        Files.write(generated.resolve("S00007.mat"), new byte[100]);
        Path conf = Files.writeString(
                folder.resolve("damaged.conf"),
                Files.readString(new SmallExperiment(folder).write("small", 1))
                                .replaceFirst(
                                        "data \\{.*\\}", "data { type = wfdb-folder, path = \"" + generated + "\" }")
                        + "\nruns = \"" + folder.resolve("runs") + "\"");
        Outcome outcome = SmallExperiment.run("data", "describe", conf.toString());
        assertThat(outcome.code()).as(outcome.err()).isZero();
        assertThat(outcome.out().replaceAll("\\s+", " "))
                .contains("1 of 40 records cannot be read", "S00007", "Training refuses these data");
    }

    private static String labels() {
        StringBuilder text = new StringBuilder("record,label\n");
        for (int i = 1; i <= 40; i++) {
            text.append(String.format("S%05d,%s%n", i, i % 2 == 0 ? "even" : "odd"));
        }
        return text.toString();
    }

    @Test
    void aDatasetIsFetchedOnlyWithItsLicence() {
        Outcome unasked = SmallExperiment.run(
                "data", "get", "ludb", "--to", folder.resolve("ludb").toString());
        assertThat(unasked.code()).isEqualTo(2);
        assertThat(unasked.err())
                .contains("Open Data Commons Attribution License v1.0", "https://physionet.org/files/ludb/1.0.1/")
                .contains("has to be accepted: say --accept-licence");
        assertThat(folder.resolve("ludb")).doesNotExist();

        Outcome unknown = SmallExperiment.run("data", "get", "ludbb", "--accept-licence");
        assertThat(unknown.code()).isEqualTo(2);
        assertThat(unknown.err()).contains("cinc2017, cinc2019, cinc2021, eicu-demo, ludb", "did you mean ludb?");

        Outcome unreachable = SmallExperiment.run(
                "data",
                "get",
                "ludb",
                "--accept-licence",
                "--to",
                folder.resolve("x").toString(),
                "--from",
                "http://localhost:1/ludb/");
        assertThat(unreachable.code()).isEqualTo(1);
        assertThat(unreachable.err()).contains("cannot be reached").doesNotContain("\tat ");

        assertThat(SmallExperiment.run("data").code()).isEqualTo(2);
        Outcome help = SmallExperiment.run("data", "get", "--help");
        assertThat(help.code()).isZero();
        assertThat(help.out()).contains("Example:", "decant data get cinc2017");
    }
}
