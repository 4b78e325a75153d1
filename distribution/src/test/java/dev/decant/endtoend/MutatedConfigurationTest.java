package dev.decant.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigUtil;
import com.typesafe.config.ConfigValue;
import dev.decant.endtoend.SmallExperiment.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Configurations that are wrong in all sorts of ways: each is refused with its file and line before anything is trained, or
 * trains to its end.
 */
@Timeout(value = 60, unit = TimeUnit.MINUTES)
final class MutatedConfigurationTest {
    /** How many are made: 60, or more for a thorough look, {@code -Dmutants=1000}. */
    private static final int MUTANTS = Integer.getInteger("mutants", 60);

    private static final long SEED = 20_261_127;
    private static final Duration LONGEST = Duration.ofMinutes(2);

    /** Small numbers are fine for most keys, great ones for few; what is fine for a key must train. */
    private static final List<String> VALUES = List.of(
            "NaN",
            "\"NaN\"",
            "Infinity",
            "1e308",
            "-1e308",
            "1e-320",
            "1e400",
            "-1",
            "-0.0",
            "0",
            "1",
            "2",
            "3",
            "0.5",
            "0.1",
            "0.25",
            "4",
            "8",
            "9",
            "2147483648",
            "9223372036854775808",
            "99999999999999999999999999",
            "\"\"",
            "\" \"",
            "x",
            "\"../../etc/passwd\"",
            "\"a\\u0000b\"",
            "null",
            "true",
            "[]",
            "[1]",
            "[[[]]]",
            "{}",
            "{ type = x }",
            "{ type = plain }",
            "\"-5s\"",
            "\"1e400 seconds\"",
            "5 fortnights",
            "${nowhere}",
            "${data}",
            "${?train}");

    @TempDir
    Path folder;

    @Test
    void oneKeyIsAnything() throws IOException {
        Path sound = new SmallExperiment(folder).write("sound", 1);
        String text = Files.readString(sound);
        List<String> paths = paths(text);
        Random random = new Random(SEED);
        List<String> escapes = new ArrayList<>();
        int refused = 0;
        int unplaced = 0;
        for (int i = 0; i < MUTANTS; i++) {
            String line = mutation(paths, random);
            Path file = folder.resolve("mutant-" + i + ".conf");
            Files.writeString(file, text + line + "\n");
            int before = begun();
            Outcome outcome = train(file);
            boolean late = outcome.code() != 0 && begun() > before;
            refused += outcome.code() == 0 ? 0 : 1;
            unplaced += outcome.code() != 0 && outcome.err().contains("decant: ") ? 1 : 0;
            if ((!isRefusal(outcome, file) && outcome.code() != 0)
                    || late
                    || outcome.err().contains("\tat ")) {
                escapes.add(line + " -> " + outcome.code() + (late ? " late " : " ") + lastLines(outcome.err()));
            }
        }
        System.out.println(MUTANTS + " configurations, " + refused + " refused, " + unplaced
                + " of them without a line, " + escapes.size() + " escapes");
        assertThat(escapes).isEmpty();
    }

    @Test
    void includesThatGoWrongAreRefused() throws IOException {
        String text = Files.readString(new SmallExperiment(folder).write("sound", 1));
        Path cyclic = folder.resolve("cyclic.conf");
        Files.writeString(cyclic, "include \"cyclic.conf\"\n" + text);
        Path large = folder.resolve("large.conf");
        Files.writeString(large, "x = \"" + "y".repeat(50 << 20) + "\"\n");
        Path deep = folder.resolve("deep.conf");
        Files.writeString(deep, "x = " + "[".repeat(100_000) + "]".repeat(100_000) + "\n");
        Path binary = folder.resolve("binary.conf");
        Files.write(binary, new byte[] {0, 1, (byte) 0xff, (byte) 0xfe, '{'});
        for (String include : List.of(
                "include \"cyclic.conf\"",
                "include file(\"" + folder.resolve("missing.conf") + "\")",
                "include required(file(\"" + folder.resolve("missing.conf") + "\"))",
                "include url(\"http://127.0.0.1:1/x.conf\")",
                "include url(\"file:///etc/passwd\")",
                "include file(\"/etc/passwd\")",
                "include file(\"" + folder + "\")",
                "include classpath(\"nowhere.conf\")",
                "include \"large.conf\"",
                "include \"deep.conf\"",
                "include \"binary.conf\"",
                "include",
                "include [1]")) {
            Path file = folder.resolve("including.conf");
            Files.writeString(file, include + "\n" + text);
            Outcome outcome = train(file);
            assertThat(outcome.code()).as("%s: %s", include, outcome.err()).isEqualTo(2);
            assertThat(outcome.err())
                    .as(include)
                    .containsPattern(
                            "including\\.conf:\\d+: |(cyclic|large|deep|binary)\\.conf[:,]|passwd:\\d+: |" + folder)
                    .doesNotContain("\tat ")
                    .satisfies(said -> assertThat(said.length()).isLessThan(20_000));
        }
    }

    private Outcome train(Path file) {
        List<Outcome> outcome = new ArrayList<>();
        Thread thread = new Thread(() -> outcome.add(SmallExperiment.run(
                "train", file.toString(), "-D", "runs=" + folder.resolve("runs"), "-D", "name=mutants")));
        thread.setDaemon(true);
        thread.start();
        try {
            thread.join(LONGEST.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return outcome.isEmpty() ? new Outcome(-1, "", "still running after " + LONGEST) : outcome.get(0);
    }

    /**
     * With file and line. What parts of an experiment make of each other, or of the data, stands on no line: one clear line
     * without a place, code 1 where it is the data's.
     */
    private static boolean isRefusal(Outcome outcome, Path file) {
        String name = Pattern.quote(String.valueOf(file.getFileName()));
        List<String> said = outcome.err()
                .lines()
                .filter(line -> line.startsWith("decant: "))
                .toList();
        boolean placed = outcome.err()
                .lines()
                .anyMatch(
                        line -> line.matches(".*" + name + ":\\d+: .*") || line.matches(".*" + name + ": .*missing.*"));
        return outcome.code() == 2
                ? placed || said.size() == 1
                : outcome.code() == 1 && said.size() == 1 && said.get(0).contains("no record falls into");
    }

    /** How many runs there are, finished or not. */
    private int begun() throws IOException {
        Path runs = folder.resolve("runs").resolve("mutants");
        return Files.isDirectory(runs) ? SmallExperiment.runs(runs).size() : 0;
    }

    private static String mutation(List<String> paths, Random random) {
        String path = paths.get(random.nextInt(paths.size()));
        String value = VALUES.get(random.nextInt(VALUES.size()));
        return switch (random.nextInt(16)) {
            case 0 -> path + "x = " + value;
            case 1 -> path + ".x = " + value;
            case 2 -> path + " += " + value;
            default -> path + " = " + value;
        };
    }

    /** Of every key that is written, and of some with defaults. */
    private static List<String> paths(String text) {
        List<String> paths = new ArrayList<>();
        for (Map.Entry<String, ConfigValue> entry :
                ConfigFactory.parseString(text).entrySet()) {
            paths.add(entry.getKey());
            List<String> words = ConfigUtil.splitPath(entry.getKey());
            if (words.size() > 1) {
                paths.add(ConfigUtil.joinPath(words.subList(0, words.size() - 1)));
            }
        }
        paths.addAll(List.of(
                "data.seed",
                "data.on-bad-record",
                "data.max-samples",
                "split.training",
                "split.validation",
                "split.seed",
                "train.seed",
                "train.accumulate",
                "train.clip-norm",
                "train.ema-decay",
                "train.label-smoothing",
                "train.patience",
                "train.class-weights",
                "train.optimizer.learning-rate",
                "train.optimizer.weight-decay",
                "train.optimizer.beta1",
                "train.optimizer.epsilon",
                "train.on-non-finite",
                "train.teacher-cache",
                "teacher.train.epochs",
                "student.dropout",
                "student.init",
                "student.stem",
                "student.positions",
                "strategy.weight",
                "strategy.normalise",
                "strategy.preset",
                "strategy.stop-gradient",
                "evaluate.batch-size",
                "evaluate.scorer",
                "evaluate.external.x",
                "compare.confidence",
                "compare.margin",
                "compare.equal-time",
                "executor.type",
                "listeners.x",
                "runs"));
        return paths.stream().sorted().distinct().toList();
    }

    private static String lastLines(String said) {
        List<String> lines = said.lines().toList();
        return String.join(" | ", lines.subList(Math.max(0, lines.size() - 3), lines.size()));
    }
}
