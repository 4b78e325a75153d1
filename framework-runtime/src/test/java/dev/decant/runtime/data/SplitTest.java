package dev.decant.runtime.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.decant.api.data.DataException;
import dev.decant.api.data.RecordInfo;
import dev.decant.runtime.config.SplitConfig;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** A split keeps groups together and everybody in place. */
class SplitTest {
    private static final SplitConfig CONFIG = new SplitConfig(0.7, 0.15, 0.15, 1, 0);

    private static List<RecordInfo> records(int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(i -> new RecordInfo("A" + i, Optional.empty()))
                .toList();
    }

    private static Map<String, String> parts(List<RecordInfo> records, Split split) {
        Map<String, String> parts = new HashMap<>();
        IntStream.of(split.training()).forEach(i -> parts.put(records.get(i).id(), "training"));
        IntStream.of(split.validation()).forEach(i -> parts.put(records.get(i).id(), "validation"));
        IntStream.of(split.test()).forEach(i -> parts.put(records.get(i).id(), "test"));
        return parts;
    }

    @Test
    void sharesAreAsConfigured() {
        Split split = Split.of(records(0, 10_000), CONFIG);
        assertThat(split.training().length / 1e4).isCloseTo(0.70, within(0.014)); // three standard deviations
        assertThat(split.validation().length / 1e4).isCloseTo(0.15, within(0.011));
        assertThat(split.test().length / 1e4).isCloseTo(0.15, within(0.011));
        int[] all = IntStream.concat(
                        IntStream.of(split.training()),
                        IntStream.concat(IntStream.of(split.validation()), IntStream.of(split.test())))
                .sorted()
                .toArray();
        assertThat(all).isEqualTo(IntStream.range(0, 10_000).toArray());
        assertThat(split.training()).isSorted();
    }

    @Test
    void thePointIsTheHash() throws Exception {
        // Salt, length of the key and key, hashed by hand; the first 53 bits as a fraction.
        byte[] message =
                ByteBuffer.allocate(17).putLong(5).putLong(1).put((byte) 'k').array();
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(message);
        double expected = new BigInteger(1, hash).shiftRight(256 - 53).doubleValue() / Math.pow(2, 53);
        assertThat(Split.point(5, "k")).isEqualTo(expected);
    }

    @Property(tries = 20)
    void addingRecordsMovesNobody(@ForAll @IntRange(min = 100, max = 500) int before, @ForAll Random random) {
        List<RecordInfo> few = records(0, before);
        List<RecordInfo> many = new ArrayList<>(records(0, 2 * before));
        Collections.shuffle(many, random);
        Map<String, String> fewParts = parts(few, Split.of(few, CONFIG));
        assertThat(parts(many, Split.of(many, CONFIG))).containsAllEntriesOf(fewParts);
    }

    @Test
    void groupsAreNotTorn() {
        List<RecordInfo> records = IntStream.range(0, 2000)
                .mapToObj(i -> new RecordInfo("A" + i, Optional.of("p" + i % 300)))
                .toList();
        Split split = Split.of(records, CONFIG);
        assertThat(split.byGroup()).isTrue();
        Set<String> training = groups(records, split.training());
        Set<String> validation = groups(records, split.validation());
        Set<String> test = groups(records, split.test());
        assertThat(training).doesNotContainAnyElementsOf(validation).doesNotContainAnyElementsOf(test);
        assertThat(validation).doesNotContainAnyElementsOf(test);
        assertThat(training.size() + validation.size() + test.size()).isEqualTo(300);
    }

    @Test
    void labelledAreTheTrainingRecordsOfASmallerShare() {
        List<RecordInfo> records = records(0, 3000);
        Split partly = Split.of(records, new SplitConfig(0.6, 0.2, 0.2, 0.1, 0));
        Split small = Split.of(records, new SplitConfig(0.06, 0.2, 0.74, 1, 0));

        assertThat(partly.labelled()).isEqualTo(small.training());
        assertThat(partly.training()).contains(partly.labelled());
        assertThat(partly.labelledShare()).isCloseTo(0.1, within(0.02));
        assertThat(partly.ofLabelled()).isEqualTo(" (" + partly.labelled().length + " of them labelled)");
        assertThat(small.labelled()).isEqualTo(small.training());
        assertThat(small.ofLabelled()).isEmpty();
        assertThat(partly.partlyLabelled()).isTrue();
        assertThat(small.partlyLabelled()).isFalse();
        assertThat(partly.taughtBy(true)).isEqualTo(partly.labelled());
        assertThat(partly.taughtBy(false)).isEqualTo(partly.training());
    }

    private static Set<String> groups(List<RecordInfo> records, int[] part) {
        return IntStream.of(part).mapToObj(i -> records.get(i).splitKey()).collect(Collectors.toSet());
    }

    @Test
    void isByRecordWhereSomeRecordNamesNoGroup() {
        List<RecordInfo> records = Stream.concat(
                        records(0, 100).stream(), Stream.of(new RecordInfo("g", Optional.of("patient"))))
                .toList();
        assertThat(Split.of(records, CONFIG).byGroup()).isFalse();
    }

    @Test
    void theSaltDividesAnew() {
        List<RecordInfo> records = records(0, 200);
        assertThat(Split.of(records, CONFIG)).isEqualTo(Split.of(records, CONFIG));
        assertThat(Split.of(records, new SplitConfig(0.7, 0.15, 0.15, 1, 1))).isNotEqualTo(Split.of(records, CONFIG));
    }

    @Test
    void anEmptyPartIsSaid() {
        List<RecordInfo> onePatient = List.of(
                new RecordInfo("a", Optional.of("p")),
                new RecordInfo("b", Optional.of("p")),
                new RecordInfo("c", Optional.of("p")));
        assertThatThrownBy(() -> Split.of(onePatient, CONFIG))
                .isInstanceOf(DataException.class)
                .hasMessageMatching("no record falls into the (training|validation) part: 3 records of 1 group were "
                        + "divided 0.7 : 0.15 : 0.15 \\(salt 0\\); more records, other shares or another salt .*");
        assertThatThrownBy(() -> Split.of(List.of(), CONFIG)).hasMessageContaining("training part: 0 records were");
    }
}
