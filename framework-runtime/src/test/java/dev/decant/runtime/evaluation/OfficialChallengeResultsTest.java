package dev.decant.runtime.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.abort;

import dev.decant.api.score.Predictions;
import dev.decant.api.task.Task;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The metrics against what evaluation-2021 gave; skipped where the cases are not at hand. */
class OfficialChallengeResultsTest {
    @TestFactory
    Stream<DynamicTest> agreeWithTheOfficialScorer() throws IOException {
        Optional<Path> cases = cases();
        if (cases.isEmpty()) {
            // A test of its own: a factory that gives up is counted as nothing at all.
            return Stream.of(DynamicTest.dynamicTest(
                    "every case", () -> abort("no folder shared/scoring/cinc2021 above the module")));
        }
        Path root = cases.orElseThrow();
        List<String> classes =
                List.of(first(root.resolve("weights.csv")).substring(1).split(","));
        try (Stream<Path> folders = Files.list(root)) {
            return folders.filter(Files::isDirectory).sorted().toList().stream()
                    .map(folder ->
                            DynamicTest.dynamicTest(folder.getFileName().toString(), () -> agrees(folder, classes)));
        }
    }

    private static void agrees(Path folder, List<String> classes) throws IOException {
        Map<String, Double> expected = new LinkedHashMap<>();
        for (String line : Files.readAllLines(folder.resolve("expected.csv"))) {
            int comma = line.lastIndexOf(',');
            if (!line.startsWith("name,")) {
                expected.put(line.substring(0, comma), Double.valueOf(line.substring(comma + 1)));
            }
        }

        Evaluation evaluation = Metrics.of(read(folder, classes), Optional.empty());

        same("auroc", evaluation.auroc(), expected);
        same("auprc", evaluation.auprc(), expected);
        same("accuracy", evaluation.accuracy(), expected);
        same("f_measure", evaluation.f1(), expected);
        for (ClassMetrics of : evaluation.classes()) {
            same("auroc:" + of.name(), of.auroc(), expected);
            same("auprc:" + of.name(), of.auprc(), expected);
            same("f_measure:" + of.name(), of.f1(), expected);
        }
    }

    private static void same(String name, double actual, Map<String, Double> expected) {
        assertThat(expected).containsKey(name);
        double official = expected.get(name);
        if (Double.isNaN(official)) {
            assertThat(actual).as(name).isNaN();
        } else {
            assertThat(actual).as(name).isCloseTo(official, within(1e-9));
        }
    }

    /** The files' columns in their own order and with their own mergers; a class that is absent is 0. */
    private static Predictions read(Path folder, List<String> classes) throws IOException {
        List<String> ids = new ArrayList<>();
        List<float[]> probabilities = new ArrayList<>();
        List<boolean[]> decisions = new ArrayList<>();
        List<boolean[]> truth = new ArrayList<>();
        List<Path> labels;
        try (Stream<Path> files = Files.list(folder.resolve("labels"))) {
            labels = files.filter(f -> f.toString().endsWith(".hea")).sorted().toList();
        }
        for (Path label : labels) {
            String id = label.getFileName().toString().replace(".hea", "");
            Set<String> codes = new TreeSet<>();
            for (String line : Files.readAllLines(label)) {
                if (line.startsWith("#Dx")) {
                    codes.addAll(Arrays.asList(
                            line.substring(line.indexOf(':') + 1).trim().split("\\s*,\\s*")));
                }
            }
            List<String> lines = Files.readAllLines(folder.resolve("outputs").resolve(id + ".csv"));
            String[] columns = lines.get(1).split(",");
            String[] binary = lines.get(2).split(",");
            String[] scalar = lines.get(3).split(",");
            float[] probability = new float[classes.size()];
            boolean[] decision = new boolean[classes.size()];
            boolean[] actual = new boolean[classes.size()];
            for (int c = 0; c < classes.size(); c++) {
                Set<String> equivalent = Set.of(classes.get(c).split("\\|"));
                actual[c] = codes.stream().anyMatch(equivalent::contains);
                double sum = 0;
                int columnsOfClass = 0;
                for (int k = 0; k < columns.length; k++) {
                    if (Arrays.stream(columns[k].trim().split("\\|")).anyMatch(equivalent::contains)) {
                        decision[c] |= isPositive(binary[k].trim());
                        double value = Double.parseDouble(scalar[k].trim());
                        sum += Double.isFinite(value) ? value : 0;
                        columnsOfClass++;
                    }
                }
                probability[c] = columnsOfClass == 0 ? 0 : (float) (sum / columnsOfClass);
            }
            ids.add(id);
            probabilities.add(probability);
            decisions.add(decision);
            truth.add(actual);
        }
        return new Predictions(
                new Task.MultiLabel(classes),
                ids,
                probabilities.toArray(float[][]::new),
                decisions.toArray(boolean[][]::new),
                truth.toArray(boolean[][]::new));
    }

    private static boolean isPositive(String value) {
        if (Set.of("True", "true", "T", "t").contains(value)) {
            return true;
        }
        try {
            return Double.parseDouble(value) == 1;
        } catch (NumberFormatException notANumber) {
            return false;
        }
    }

    private static String first(Path file) throws IOException {
        return Files.readAllLines(file).get(0);
    }

    private static Optional<Path> cases() {
        Path at = Path.of("").toAbsolutePath();
        while (at != null) {
            Path found = at.resolve("shared/scoring/cinc2021");
            if (Files.isDirectory(found)) {
                return Optional.of(found);
            }
            at = at.getParent();
        }
        return Optional.empty();
    }
}
