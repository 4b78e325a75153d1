package dev.decant.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.decant.api.data.RecordInfo;
import dev.decant.endtoend.SmallExperiment.Outcome;
import dev.decant.runtime.checkpoint.Safetensors;
import dev.decant.runtime.config.SplitConfig;
import dev.decant.runtime.data.Split;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What training makes of records whose labels it is not to know: nothing but what needs none. */
final class LabelledShareTest {
    private static final int RECORDS = 120;
    private static final String CONFIGURATION = """
            data { type = ucr }
            split { training = 0.6, validation = 0.2, test = 0.2, labelled = 0.25 }
            teacher { type = resnet1d, blocks = 2, filters = 4, kernel = 5, widen-every = 1, train.epochs = 2 }
            student { type = transformer, blocks = 2, depth = 8, heads = 2, patch = 4, dropout = 0 }
            splitter { type = equal, segments = 2 }
            train { epochs = 2, batch-size = 8, threads = 1, class-weights = balanced }
            compare {
              baseline = plain
              seeds = [1]
              resamples = 100
              strategies { plain { type = plain }, kd { type = kd }, bbm { type = bbm } }
            }
            """;

    @TempDir
    Path folder;

    @Test
    void noBitDependsOnALabelThatIsNotKnown() throws IOException {
        int[] unlabelled = unlabelled(records("as-it-is", record -> false));
        Set<Integer> hidden = Arrays.stream(unlabelled).boxed().collect(Collectors.toSet());
        assertThat(hidden).hasSizeBetween(30, RECORDS);

        Map<String, float[]> first = trained("as-it-is");
        records("hidden", hidden::contains);
        Map<String, float[]> second = trained("hidden");

        assertThat(first.keySet()).isNotEmpty().isEqualTo(second.keySet());
        first.forEach((name, values) -> assertThat(second.get(name)).as(name).containsExactly(values));
        records("known", record -> !hidden.contains(record) && record % 7 == 0);
        Map<String, float[]> third = trained("known");
        assertThat(first.keySet()).allSatisfy(run -> assertThat(third.get(run)).isNotEqualTo(first.get(run)));
    }

    @Test
    void aStrategyThatReadsLabelsIsRefusedBeforeTraining() throws IOException {
        records("data", record -> false);
        Outcome outcome = run("validate", "data", "-D", "compare.strategies.dkd.type=dkd");

        assertThat(outcome.code()).isEqualTo(2);
        assertThat(outcome.err()).contains("dkd", "split.labelled").doesNotContain("\tat ");
    }

    private Outcome run(String command, String data, String... more) throws IOException {
        Path file = folder.resolve(data + ".conf");
        Files.writeString(file, CONFIGURATION);
        List<String> line = new ArrayList<>(List.of(
                command,
                file.toString(),
                "-D",
                "data.path=" + folder.resolve(data),
                "-D",
                "runs=" + folder.resolve("runs")));
        line.addAll(List.of(more));
        return SmallExperiment.run(line.toArray(String[]::new));
    }

    /** The last weights of each network, all of its tensors one after the other. */
    private Map<String, float[]> trained(String data) throws IOException {
        Outcome outcome = run("compare", data);
        assertThat(outcome.code()).as(outcome.err()).isZero();
        Map<String, float[]> weights = new TreeMap<>();
        for (Path run : SmallExperiment.runs(folder.resolve("runs").resolve(data))) {
            String label = run.getFileName().toString().replaceAll("-s1-.*", "");
            assertThat(Files.readString(run.resolve("provenance.json"))).contains("\"labelled\" : \"");
            var tensors = Safetensors.read(run.resolve("checkpoints/last.safetensors"))
                    .tensors();
            float[] all = new float
                    [tensors.values().stream()
                            .mapToInt(tensor -> tensor.values().length)
                            .sum()];
            int at = 0;
            for (String name : new TreeSet<>(tensors.keySet())) {
                float[] values = tensors.get(name).values();
                System.arraycopy(values, 0, all, at, values.length);
                at += values.length;
            }
            weights.put(label, all);
        }
        assertThat(weights).containsOnlyKeys("teacher", "plain", "kd", "bbm");
        return weights;
    }

    /** Two classes that differ in their mean; of some the other label is written. */
    private List<String> records(String data, IntPredicate flipped) throws IOException {
        Random random = new Random(4);
        StringBuilder series = new StringBuilder();
        for (int i = 0; i < RECORDS; i++) {
            series.append(flipped.test(i) ? 1 - i % 2 : i % 2);
            for (int t = 0; t < 32; t++) {
                series.append(',').append(Math.sin(t * (1 + i % 2) * .4) + random.nextGaussian());
            }
            series.append('\n');
        }
        Files.writeString(Files.createDirectories(folder.resolve(data)).resolve("series.csv"), series);
        return IntStream.rangeClosed(1, RECORDS)
                .mapToObj(line -> "series.csv:" + line)
                .toList();
    }

    /** Numbers of the training records without a label. */
    private static int[] unlabelled(List<String> ids) {
        List<RecordInfo> infos =
                ids.stream().map(id -> new RecordInfo(id, Optional.empty())).toList();
        Split split = Split.of(infos, new SplitConfig(.6, .2, .2, .25, 0));
        return Arrays.stream(split.training())
                .filter(record -> Arrays.binarySearch(split.labelled(), record) < 0)
                .toArray();
    }
}
