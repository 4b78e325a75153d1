package dev.decant.study.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.decant.runtime.config.Setting;
import dev.decant.runtime.fixture.PluginFolders;
import dev.decant.runtime.fixture.ToyPlugin;
import dev.decant.runtime.training.TrainingListener;
import dev.decant.study.Decant;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Counts against a plain count of the same numbers. */
class DescribingTest {
    private static final int SERIES = 200;

    @TempDir
    private Path folder = Path.of("");

    private final List<float[]> values = new ArrayList<>();
    private final List<String> labels = new ArrayList<>();
    private Path conf = Path.of("");
    private Decant decant;

    @BeforeEach
    void write() throws Exception {
        Random random = new Random(5);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < SERIES; i++) {
            float[] series = new float[10 + random.nextInt(20)];
            for (int step = 0; step < series.length; step++) {
                series[step] = i == 3 ? 4 : random.nextInt(1000) / 10f;
            }
            // The second is the first once more.
            values.add(i == 1 ? values.get(0) : series);
            labels.add(i % 10 == 0 ? "rare" : "usual");
            text.append(labels.get(i));
            for (float value : values.get(i)) {
                text.append('\t').append(String.format(Locale.ROOT, "%.1f", value));
            }
            text.append('\n');
        }
        Path data = Files.createDirectory(folder.resolve("data"));
        Files.writeString(data.resolve("all.tsv"), text);
        conf = Files.writeString(folder.resolve("toys.conf"), """
                runs = "%s"
                data { type = ucr, path = "%s", sample-rate = 5, standardise = false }
                teacher { type = toy-net }
                student { type = toy-net }
                splitter { type = toy-cut }
                strategy { type = toy-plain }
                """.formatted(folder.resolve("runs"), data));
        decant = Decant.create(new PluginFolders(folder.resolve("plugins"))
                .add("toys", ToyPlugin.class.getName(), ToyPlugin.REFERENCE)
                .withTheRuntimesOwn());
    }

    @Test
    void everythingIsCountedAsAPlainCountDoes() {
        DataDescription data = describe();

        assertThat(data.name()).isEqualTo("toys");
        assertThat(data.source()).isEqualTo("ucr");
        assertThat(data.records().total()).isEqualTo(SERIES);
        assertThat(data.records().training()).isBetween(110L, 170L);
        assertThat(data.classes()).extracting(ClassCount::name).containsExactly("rare", "usual");
        assertThat(data.classes()).extracting(of -> of.records().total()).containsExactly(20L, 180L);
        for (Part part : Part.values()) {
            assertThat(data.classes().stream()
                            .mapToLong(of -> of.records().of(part))
                            .sum())
                    .isEqualTo(data.records().of(part));
        }
        assertThat(data.groups().known()).isFalse();
        assertThat(data.groups().groups()).isEqualTo(data.records());
        assertThat(data.steps()).isEmpty();
        assertThat(data.unclassed().total()).isZero();
        assertThat(data.repeated().records()).isEqualTo(1);

        int[] lengths =
                values.stream().mapToInt(series -> series.length).sorted().toArray();
        assertThat(data.lengths().least()).isEqualTo(lengths[0]);
        assertThat(data.lengths().greatest()).isEqualTo(lengths[SERIES - 1]);
        assertThat(data.lengths().median()).isEqualTo(lengths[(SERIES - 1) / 2]);
        assertThat(data.lengths().shorter()).isEqualTo((int) values.stream()
                .filter(series -> series.length < lengths[SERIES - 1])
                .count());
        assertThat(data.lengths().bins().stream().mapToInt(LengthBin::records).sum())
                .isEqualTo(SERIES);

        double[] all = values.stream()
                .flatMapToDouble(series -> {
                    double[] wide = new double[series.length];
                    for (int i = 0; i < wide.length; i++) {
                        wide[i] = series[i];
                    }
                    return Arrays.stream(wide);
                })
                .sorted()
                .toArray();
        double mean = Arrays.stream(all).average().orElseThrow();
        double variance = Arrays.stream(all)
                .map(value -> (value - mean) * (value - mean))
                .average()
                .orElseThrow();
        ChannelCounts channel = data.channels().get(0);
        assertThat(data.channels()).hasSize(1);
        assertThat(channel.name()).isEqualTo("value");
        assertThat(channel.values()).isEqualTo(all.length);
        assertThat(channel.missing()).isZero();
        assertThat(channel.flat()).isEqualTo(1);
        assertThat(channel.least()).isEqualTo(all[0]);
        assertThat(channel.greatest()).isEqualTo(all[all.length - 1]);
        assertThat(channel.mean()).isCloseTo(mean, within(1e-9));
        assertThat(channel.deviation()).isCloseTo(Math.sqrt(variance), within(1e-9));
        assertThat(channel.median()).isCloseTo(all[all.length / 2], within(.11));
        assertThat(channel.low()).isCloseTo(all[all.length / 100], within(.11));
    }

    @Test
    void aRecordOfEachClassIsDrawnAsItWasRead() {
        DataDescription data = describe();
        assertThat(data.drawn()).hasSize(2);
        DrawnRecord first = data.drawn().get(0);
        assertThat(first.classes()).containsExactly("rare");
        assertThat(first.part()).isEqualTo(Part.TRAINING);
        assertThat(first.secondsPerStep()).isEqualTo(.2);
        int line = Integer.parseInt(first.id().substring(first.id().indexOf(':') + 1));
        assertThat(first.values()[0]).containsExactly(values.get(line - 1), within(1e-4f));
    }

    @Test
    void itIsTheSameFromTheCacheAndWritesThreeFiles() throws Exception {
        DataDescription data = describe();
        DataDescription again = describe();
        assertThat(again.channels()).isEqualTo(data.channels());
        assertThat(again.remarks()).isEqualTo(data.remarks());
        assertThat(decant.write(data, folder.resolve("out")))
                .allSatisfy(
                        name -> assertThat(folder.resolve("out").resolve(name)).isNotEmptyFile());
    }

    private DataDescription describe() {
        return decant.describe(decant.load(conf, new Setting("train.epochs", "1")), TrainingListener.silent());
    }
}
