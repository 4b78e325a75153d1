package dev.decant.plugin.ecg.wfdb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.decant.api.data.DataException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class HeaderPropertyTest {
    private static final String VALID = """
            A0001 2 500 7500 12-May-2020 12:33:59
            A0001.mat 16+24 1000(3)/mV 16 0 28 -1716 0 I
            A0001.mat 16+24 1000/mV 16 0 7 2029 0 II
            #Age: 74
            """;

    @Provide
    Arbitrary<Header> headers() {
        Arbitrary<String> words =
                Arbitraries.strings().alpha().numeric().ofMinLength(1).ofMaxLength(8);
        Arbitrary<SignalLine> signals = Combinators.combine(
                        words,
                        Arbitraries.integers().between(0, 40),
                        Arbitraries.doubles().between(.001, 5000).ofScale(3),
                        Arbitraries.integers().between(-500, 500),
                        Arbitraries.of("mV", "uV"),
                        Arbitraries.integers().between(-500, 500),
                        Arbitraries.integers().between(-32768, 32767),
                        words)
                .as((file, offset, gain, baseline, units, zero, checksum, lead) -> new SignalLine(
                        file,
                        16,
                        1 + offset % 3,
                        offset % 2,
                        offset,
                        gain,
                        baseline,
                        units,
                        16,
                        zero,
                        checksum / 2,
                        OptionalInt.of(checksum),
                        lead));
        return Combinators.combine(
                        words,
                        Arbitraries.doubles().between(.1, 4000).ofScale(2),
                        Arbitraries.integers().between(0, 100_000),
                        signals.list().ofMaxSize(12),
                        words.list().ofMaxSize(3))
                .as((record, rate, samples, lines, comments) -> new Header(
                        record,
                        rate,
                        samples == 0 ? OptionalLong.empty() : OptionalLong.of(samples),
                        lines,
                        List.of(),
                        comments));
    }

    @Property(tries = 300)
    void whatIsWrittenIsRead(@ForAll("headers") Header header) {
        String text = HeaderWriter.text(header);
        assertThat(HeaderParser.parse(text.getBytes(StandardCharsets.UTF_8), "x.hea"))
                .isEqualTo(header);
    }

    @Property(tries = 1000)
    void aDamagedHeaderIsReadOrRefused(@ForAll("damage") List<int[]> changes) {
        byte[] content = VALID.getBytes(StandardCharsets.UTF_8);
        for (int[] change : changes) {
            content[change[0] % content.length] = (byte) change[1];
        }
        readOrRefuse(content);
    }

    @Property(tries = 500)
    void anyBytesAreReadOrRefused(@ForAll byte[] content) {
        readOrRefuse(content);
    }

    @Property(tries = 500)
    void anyTextIsReadOrRefused(@ForAll("fields") List<String> fields) {
        readOrRefuse(String.join(" ", fields).getBytes(StandardCharsets.UTF_8));
    }

    private static void readOrRefuse(byte[] content) {
        try {
            assertThat(HeaderParser.parse(content, "x.hea").samplingRate()).isPositive();
        } catch (DataException refused) {
            assertThat(refused).hasMessageStartingWith("x.hea");
        }
    }

    @Provide
    Arbitrary<List<int[]>> damage() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 1000),
                        Arbitraries.integers().between(0, 255))
                .as((at, value) -> new int[] {at, value})
                .list()
                .ofMinSize(1)
                .ofMaxSize(4);
    }

    @Provide
    Arbitrary<List<String>> fields() {
        return Arbitraries.of(
                        "r",
                        "1",
                        "2",
                        "0",
                        "\n",
                        "r.dat",
                        "16",
                        "16+24",
                        "212",
                        "-1",
                        "1e999",
                        "NaN",
                        "1000/mV",
                        "(",
                        "/",
                        "#",
                        "2147483648",
                        "99999999999999999999",
                        ".",
                        "5(",
                        "5(3)/",
                        "16x2:3+4",
                        "\t",
                        "\u0000")
                .list()
                .ofMaxSize(20);
    }
}
