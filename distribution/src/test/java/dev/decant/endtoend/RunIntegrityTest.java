package dev.decant.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.decant.endtoend.SmallExperiment.Outcome;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever is altered in a finished run is noticed before it becomes a number, and made anew where that can be done. */
final class RunIntegrityTest {
    @TempDir
    static Path folder;

    private static Path run;
    private static Map<String, byte[]> whole;

    @BeforeAll
    static void train() throws IOException {
        Path file = new SmallExperiment(folder).write("small", 1);
        assertThat(SmallExperiment.run(
                                "train",
                                file.toString(),
                                "-D",
                                "runs=" + folder.resolve("runs"),
                                "-D",
                                "strategy=null",
                                "-D",
                                "strategy={type:plain}")
                        .code())
                .isZero();
        run = SmallExperiment.runs(folder.resolve("runs/small")).get(0);
        whole = content();
    }

    @AfterEach
    void putBack() throws IOException {
        for (String name : content().keySet()) {
            if (!whole.containsKey(name)) {
                Files.delete(run.resolve(name));
            }
        }
        for (Map.Entry<String, byte[]> file : whole.entrySet()) {
            Files.write(run.resolve(file.getKey()), file.getValue());
        }
    }

    private static Map<String, byte[]> content() throws IOException {
        Map<String, byte[]> content = new TreeMap<>();
        try (Stream<Path> files = Files.walk(run)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                content.put(run.relativize(file).toString(), Files.readAllBytes(file));
            }
        }
        return content;
    }

    @Test
    void aWholeRunIsSaidToBeWhole() {
        Outcome outcome = SmallExperiment.run("runs", folder.resolve("runs").toString(), "--verify");
        assertThat(outcome.out()).contains("1 run, 0 damaged files");
        assertThat(outcome.code()).isZero();
        assertThat(SmallExperiment.run("evaluate", run.toString()).err()).doesNotContain("manifest");
    }

    /** What is left is a sound table, a sound result: only what was written tells that it is not. */
    @ParameterizedTest
    @CsvSource({
        "predictions/test.csv, half",
        "predictions/test.csv, header",
        "predictions/test.csv, nothing",
        "predictions/test.csv, digit",
        "result.json, digit",
        "result.json, half",
        "result.json, nothing",
        "manifest.json, digit",
        "manifest.json, nothing",
        "student/saved_model.pb, half",
        "preparation.json, digit",
    })
    void damageIsNoticedAndMended(String name, String harm) throws IOException {
        Path file = run.resolve(name);
        damage(file, harm);
        Outcome verified = SmallExperiment.run("runs", folder.resolve("runs").toString(), "--verify");
        assertThat(verified.code()).isEqualTo(1);
        assertThat(verified.out()).contains(file.toString()).contains("decant resume " + run);
        if (!name.startsWith("student") && !name.startsWith("preparation")) {
            Outcome evaluated = SmallExperiment.run("evaluate", run.toString());
            assertThat(evaluated.code()).isEqualTo(1);
            assertThat(evaluated.out()).isEmpty();
            assertThat(evaluated.err())
                    .startsWith("decant: " + file)
                    .contains("decant resume " + run)
                    .hasLineCount(1);
        } else {
            Outcome exported = SmallExperiment.run(
                    "export",
                    run.toString(),
                    "--out",
                    folder.resolve("exported").toString());
            assertThat(exported.code()).isEqualTo(1);
            assertThat(exported.err()).startsWith("decant: " + file).hasLineCount(1);
        }
        assertThat(SmallExperiment.run("resume", run.toString()).code()).isZero();
        assertThat(Files.readAllBytes(run.resolve("predictions/test.csv")))
                .isEqualTo(whole.get("predictions/test.csv"));
        assertThat(Files.readAllBytes(run.resolve("result.json"))).isEqualTo(whole.get("result.json"));
        assertThat(Files.readAllBytes(run.resolve("preparation.json"))).isEqualTo(whole.get("preparation.json"));
        assertThat(SmallExperiment.run("runs", folder.resolve("runs").toString(), "--verify")
                        .out())
                .contains("0 damaged");
    }

    @ParameterizedTest
    @CsvSource({
        "metrics.jsonl, lastLine",
        "metrics.jsonl, digit",
        "provenance.json, digit",
        "config.conf, digit",
    })
    void whatOnlyTrainingMakesIsNoticedToo(String name, String harm) throws IOException {
        Path file = run.resolve(name);
        damage(file, harm);
        for (String command : List.of("evaluate", "resume")) {
            Outcome outcome = SmallExperiment.run(command, run.toString());
            assertThat(outcome.code()).isEqualTo(1);
            assertThat(outcome.err())
                    .startsWith("decant: " + file)
                    .contains("train the run again")
                    .hasLineCount(1);
        }
    }

    /** A bit anywhere in any file that training wrote. */
    @Test
    void noBitFlipsUnnoticed() throws IOException {
        Random random = new Random(17);
        List<String> names = new ArrayList<>(whole.keySet());
        names.removeAll(List.of(".lock", "report.html"));
        for (int i = 0; i < 60; i++) {
            String name = names.get(random.nextInt(names.size()));
            byte[] bytes = whole.get(name).clone();
            bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
            Files.write(run.resolve(name), bytes);
            Outcome verified =
                    SmallExperiment.run("runs", folder.resolve("runs").toString(), "--verify");
            assertThat(verified.code()).as(name).isEqualTo(1);
            assertThat(verified.err()).as(name).isEmpty();
            Files.write(run.resolve(name), whole.get(name));
        }
    }

    /** Its key is what a checker looks for: without it the check must not be off. */
    @Test
    void aCheckpointWhoseChecksumLostItsNameIsDamaged() throws IOException {
        Path last = run.resolve("checkpoints/last.safetensors");
        Files.delete(run.resolve("result.json"));
        Files.delete(run.resolve("manifest.json"));
        String text = new String(Files.readAllBytes(last), StandardCharsets.ISO_8859_1);
        Files.write(last, text.replace("\"crc32c\"", "\"crc32d\"").getBytes(StandardCharsets.ISO_8859_1));
        Outcome outcome = SmallExperiment.run("resume", run.toString());
        assertThat(outcome.code()).isEqualTo(1);
        assertThat(outcome.err()).contains("last.safetensors").contains("no checksum");
    }

    /** Versions before the manifest. */
    @Test
    void aRunWithoutAManifestIsReadWithAWarning() throws IOException {
        Files.delete(run.resolve("manifest.json"));
        Outcome outcome = SmallExperiment.run("evaluate", run.toString());
        assertThat(outcome.code()).isZero();
        assertThat(outcome.err()).contains("has no manifest");
        damage(run.resolve("predictions/test.csv"), "half");
        Outcome cut = SmallExperiment.run("evaluate", run.toString());
        assertThat(cut.code()).isEqualTo(1);
        assertThat(cut.err()).contains("test.csv holds").contains("decant resume");
    }

    private static void damage(Path file, String harm) throws IOException {
        String text = Files.readString(file, StandardCharsets.ISO_8859_1);
        List<String> lines = text.lines().toList();
        String damaged = switch (harm) {
            case "half" -> joined(lines.subList(0, lines.size() / 2));
            case "header" -> joined(lines.subList(0, 1));
            case "lastLine" -> joined(lines.subList(0, lines.size() - 1));
            case "nothing" -> "";
            case "digit" -> otherLastDigit(text);
            default -> throw new IllegalArgumentException(harm);
        };
        assertThat(damaged).isNotEqualTo(text);
        Files.writeString(file, damaged, StandardCharsets.ISO_8859_1);
    }

    private static String otherLastDigit(String text) {
        int at = text.length() - 1;
        while (!Character.isDigit(text.charAt(at))) {
            at--;
        }
        char other = text.charAt(at) == '7' ? '3' : '7';
        return text.substring(0, at) + other + text.substring(at + 1);
    }

    private static String joined(List<String> lines) {
        return String.join("\n", lines) + "\n";
    }
}
