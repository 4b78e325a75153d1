package dev.decant.plugin.ecg.flac;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.decant.api.data.DataException;
import dev.decant.plugin.ecg.MemoryFile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Decodes streams of the reference encoder, and those of {@code write_streams.py} that it decodes. */
class FlacStreamTest {
    private static final String WHERE = "x.dat";

    private static byte[] resource(String name) {
        try (InputStream in = FlacStreamTest.class.getResourceAsStream("streams/" + name)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static MemoryFile stream(String name) {
        return file(resource(name + ".flac"));
    }

    private static MemoryFile file(byte[] bytes) {
        return new MemoryFile(WHERE, bytes);
    }

    /** [channel][sample] as they were before. */
    private static int[][] expected(String name, StreamInfo info) throws IOException {
        byte[] raw = new GZIPInputStream(new ByteArrayInputStream(resource(name + ".raw.gz"))).readAllBytes();
        int width = info.bits() / 8;
        int[][] samples = new int[info.channels()][raw.length / width / info.channels()];
        for (int at = 0; at < raw.length; at += width) {
            int value = raw[at + width - 1];
            for (int b = width - 2; b >= 0; b--) {
                value = (value << 8) | (raw[at + b] & 0xFF);
            }
            samples[at / width % info.channels()][at / width / info.channels()] = value;
        }
        return samples;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mono8",
                "mono16-fixed",
                "mono16-best",
                "mono24-order32",
                "stereo16-mid",
                "stereo16-left",
                "stereo16-apart",
                "stereo24-noise",
                "three16-silence",
                "eight24",
                "mono16-wasted",
                "mono8-largest",
                "mono16-smallest",
                "mono16-one",
                "mono16-variable-escaped",
                "stereo16-unknown-length"
            })
    void everySampleOfAnotherEncoderIsDecoded(String name) throws IOException {
        StreamInfo info = FlacStream.info(stream(name), WHERE);
        int[][] expected = expected(name, info);
        int length = expected[0].length;
        if (name.contains("unknown")) {
            assertThat(info.samples()).isEmpty();
            assertThat(info.md5()).isEmpty();
        } else {
            assertThat(info.samples()).isEqualTo(OptionalLong.of(length));
            assertThat(info.md5()).hasSize(32);
        }
        assertThat(FlacStream.count(stream(name), WHERE)).isEqualTo(length);
        assertThat(FlacStream.read(stream(name), WHERE, 0, length)).isEqualTo(expected);
        for (int from : List.of(0, 1, length / 2, length - 1)) {
            for (int count : List.of(1, Math.max(1, (length - from) / 3), length - from)) {
                if (from + count <= length) {
                    int[][] part = Arrays.stream(expected)
                            .map(channel -> Arrays.copyOfRange(channel, from, from + count))
                            .toArray(int[][]::new);
                    assertThat(FlacStream.read(stream(name), WHERE, from, count))
                            .as("%d from %d", count, from)
                            .isEqualTo(part);
                }
            }
        }
        assertThatThrownBy(() -> FlacStream.read(stream(name), WHERE, 0, length + 1))
                .isInstanceOf(DataException.class)
                .hasMessageContaining(WHERE + ": it ends after " + length + (length == 1 ? " sample" : " samples")
                        + ", of at least " + (length + 1));
    }

    private static void requireRefused(byte[] bytes, String reason) {
        assertThatThrownBy(() -> {
                    StreamInfo info = FlacStream.info(file(bytes), WHERE);
                    FlacStream.read(
                            file(bytes),
                            WHERE,
                            0,
                            Math.toIntExact(info.samples().orElseThrow()));
                })
                .isInstanceOf(DataException.class)
                .hasMessageContaining(WHERE)
                .hasMessageContaining(reason);
    }

    @Test
    void aStreamThatIsCutOffIsRefusedWhereverThatIs() {
        byte[] whole = resource("stereo16-mid.flac");
        for (int length = 0; length < whole.length; length += 13) {
            requireRefused(Arrays.copyOf(whole, length), "expected");
        }
        requireRefused(Arrays.copyOf(whole, 20), "the stream ends in the middle");
        requireRefused(Arrays.copyOf(whole, whole.length - 1), "the stream ends in the middle");
    }

    @Test
    void everyBitIsUnderACheckSum() {
        byte[] whole = resource("mono16-smallest.flac");
        int first = firstBlock(whole);
        for (int bit = first * 8; bit < whole.length * 8; bit++) {
            byte[] changed = whole.clone();
            changed[bit / 8] ^= (byte) (1 << (bit % 8));
            requireRefused(changed, "FLAC stream");
        }
        byte[] header = whole.clone();
        header[first + 5] ^= 1;
        requireRefused(header, "has another CRC-8");
        byte[] sample = whole.clone();
        sample[whole.length - 3] ^= 1;
        requireRefused(sample, "has another CRC-16");
        byte[] hash = whole.clone();
        hash[26] ^= 1;
        requireRefused(hash, "its samples have the MD5 ");
    }

    /** Where the first block begins: behind the last block of data about the stream. */
    private static int firstBlock(byte[] stream) {
        int at = 4;
        boolean last = false;
        while (!last) {
            last = stream[at] < 0;
            at += 4 + ((stream[at + 1] & 0xFF) << 16 | (stream[at + 2] & 0xFF) << 8 | (stream[at + 3] & 0xFF));
        }
        return at;
    }

    @Test
    void aBlockThatIsMissingIsSeen() {
        byte[] whole = resource("three16-silence.flac");
        byte[] cut = Arrays.copyOf(whole, firstBlock(whole));
        int second = firstBlock(whole) + 1;
        while ((whole[second] & 0xFF) != 0xFF || (whole[second + 1] & 0xFF) != 0xF8) {
            second++;
        }
        byte[] without = Arrays.copyOf(cut, cut.length + whole.length - second);
        System.arraycopy(whole, second, without, cut.length, whole.length - second);
        requireRefused(without, "block 1 stands where block 0 should");
    }

    @Test
    void whatAStreamClaimsIsComparedWithItsBytes() {
        byte[] bytes = resource("mono16-one.flac");
        bytes[21] |= 0x0F;
        Arrays.fill(bytes, 22, 26, (byte) 0xFF);
        requireRefused(bytes, "the FLAC stream claims 68719476735 samples; expected at most ");
        byte[] plausible = resource("mono16-one.flac");
        plausible[23] = 3;
        requireRefused(plausible, "it ends after 1 sample, of at least 196609");
        byte[] wide = resource("mono16-one.flac");
        wide[20] |= 1;
        wide[21] |= (byte) 0xF0;
        requireRefused(wide, "samples of 32 bits; at most 24 are read");
        requireRefused("RIFF0000".getBytes(StandardCharsets.US_ASCII), "it does not begin with fLaC");
    }
}
