package dev.decant.plugin.ecg.flac;

import dev.decant.api.data.DataException;
import dev.decant.io.file.StoredFile;
import dev.decant.io.text.Counted;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.function.Function;

/**
 * A stream that is decoded from its beginning, block by block (RFC 9639). What it claims is never believed: memory is taken for
 * the block at hand, at most 65535 samples of 8 channels, and for samples that were decoded.
 */
public final class FlacStream {
    /** What is decoded here; more would need longer numbers, and no recording has them. */
    private static final int MOST_BITS = 24;

    /** Samples for which room is taken at first. */
    private static final int FIRST_ROOM = 4096;

    /** Its header, where it states its size, is 8 bytes; a byte for each channel comes to it, at least. */
    private static final int LEAST_BLOCK_BYTES = 8;

    private static final int MOST_BLOCK_SAMPLES = 65_535;

    private final BitSource source;
    private final StreamInfo info;
    private int[][] block = new int[0][];
    private int size;
    private long blocks;
    private long position;

    /** Reads what stands before the first block. */
    FlacStream(BitSource source) {
        this.source = source;
        this.info = StreamInfo.read(source);
        if (info.bits() > MOST_BITS) {
            throw source.damaged("samples of " + info.bits() + " bits; at most " + MOST_BITS + " are read");
        }
        block = new int[info.channels()][0];
    }

    /**
     * What a stream says of itself; no block is read.
     *
     * @throws DataException if it is no stream, or claims more samples than its bytes can hold
     */
    public static StreamInfo info(StoredFile file, String location) {
        StreamInfo info = with(file, location, stream -> stream.info);
        long most = (file.size() / (LEAST_BLOCK_BYTES + info.channels()) + 1) * MOST_BLOCK_SAMPLES;
        if (info.samples().orElse(0) > most) {
            throw new DataException(location + ": the FLAC stream claims "
                    + info.samples().orElse(0) + " samples; expected at most " + most + " in " + file.size()
                    + " bytes");
        }
        return info;
    }

    /**
     * Counts the samples of each channel by decoding all of them.
     *
     * @throws DataException if the stream is damaged
     */
    public static long count(StoredFile file, String location) {
        return with(file, location, stream -> {
            while (stream.next()) {
                // on
            }
            return stream.position;
        });
    }

    /**
     * Decodes some samples and all before them. Of a whole stream the MD5 is verified, where it states one.
     *
     * @param from the first sample of each channel
     * @param count how many of each channel
     * @return [channel][count]
     * @throws DataException if the stream is damaged or ends before that
     */
    public static int[][] read(StoredFile file, String location, long from, int count) {
        return with(file, location, stream -> stream.read(from, count));
    }

    private static <T> T with(StoredFile file, String location, Function<FlacStream, T> work) {
        try (InputStream in = file.open()) {
            return work.apply(new FlacStream(new BitSource(in, location)));
        } catch (IOException e) {
            throw new DataException(location + " cannot be read: " + e, e);
        }
    }

    int[][] read(long from, int count) {
        boolean whole = from == 0 && count == info.samples().orElse(-1);
        boolean hashed = whole && !info.md5().isEmpty();
        SampleHash hash = new SampleHash(info.bits());
        int[][] samples = new int[info.channels()][0];
        int held = 0;
        while (held < count) {
            if (!next()) {
                throw source.damaged(
                        "it ends after " + new Counted(position, "sample") + ", of at least " + (from + count));
            }
            if (hashed) {
                hash.add(block, size);
            }
            int first = (int) Math.min(size, Math.max(0, from - (position - size)));
            int taken = Math.min(count - held, size - first);
            for (int channel = 0; channel < samples.length; channel++) {
                samples[channel] = withRoom(samples[channel], held + taken, count);
                System.arraycopy(block[channel], first, samples[channel], held, taken);
            }
            held += taken;
        }
        if (whole && position > count) {
            throw source.damaged("it has more than the " + count + " samples that it states");
        }
        String md5 = hash.hexadecimal();
        if (hashed && !info.md5().equals(md5)) {
            throw source.damaged("its samples have the MD5 " + md5 + ", it states " + info.md5());
        }
        return samples;
    }

    /** At least so long, and no longer than is wanted at all; doubled, so that little is copied. */
    private static int[] withRoom(int[] samples, int length, int most) {
        return samples.length >= length
                ? samples
                : Arrays.copyOf(samples, (int)
                        Math.min(most, Math.max(length, Math.max(FIRST_ROOM, 2L * samples.length))));
    }

    /** Decodes the next block; false where the stream ends. */
    private boolean next() {
        if (source.isAtEnd() || position >= info.samples().orElse(Long.MAX_VALUE)) {
            return false;
        }
        BlockHeader header = BlockHeader.read(source, info, blocks, position);
        size = header.size();
        for (int channel = 0; channel < block.length; channel++) {
            if (block[channel].length < size) {
                block[channel] = new int[size];
            }
            new Subframe(source, block[channel], size).read(header.stereo().bits(channel, info.bits()));
        }
        source.align();
        if (!source.isCrc16()) {
            throw source.damaged("the block after " + position + " samples has another CRC-16");
        }
        if (header.stereo() != Stereo.NONE) {
            header.stereo().restore(block[0], block[1], size);
        }
        requireRange();
        blocks++;
        position += size;
        return true;
    }

    private void requireRange() {
        int most = (1 << (info.bits() - 1)) - 1;
        for (int[] channel : block) {
            for (int i = 0; i < size; i++) {
                if (channel[i] > most || channel[i] < -most - 1) {
                    throw source.damaged("a sample " + channel[i] + " of " + info.bits() + " bits");
                }
            }
        }
    }
}
