package dev.decant.plugin.ecg.flac;

import dev.decant.api.data.DataException;
import java.io.IOException;
import java.io.InputStream;

/**
 * The bits of a stream, the highest of each byte first, and the check sums of the bytes since the last {@link #mark()}. No byte is
 * taken before one of its bits is asked for, so that at the border of a byte the sums are of all that was read.
 */
class BitSource {
    private static final int CHUNK = 1 << 14;
    private static final int BYTE = 0xFF;

    private final InputStream in;
    private final String location;
    private final byte[] chunk = new byte[CHUNK];
    private int at;
    private int end;

    /** The bits that were taken and not given yet: the lowest ones. */
    private long register;

    private int held;
    private int crc8;
    private int crc16;

    /** @param location where the stream is, for messages */
    BitSource(InputStream in, String location) {
        this.in = in;
        this.location = location;
    }

    /** Whether nothing is left; to be asked between bytes. */
    boolean isAtEnd() {
        return held == 0 && at == end && !fill();
    }

    /** Begins the check sums anew. */
    void mark() {
        crc8 = 0;
        crc16 = 0;
    }

    /** A whole number of up to 32 bits, from 0. */
    long unsigned(int bits) {
        while (held < bits) {
            take();
        }
        held -= bits;
        return (register >>> held) & ((1L << bits) - 1);
    }

    /** A whole number in two's complement, of 1 to 32 bits. */
    int signed(int bits) {
        int above = Integer.SIZE - bits;
        return (int) unsigned(bits) << above >> above;
    }

    /** How many bits are 0 before the next that is 1, which is passed. */
    int zeros() {
        int zeros = 0;
        while (true) {
            if (held == 0) {
                take();
            }
            int here = Math.min(held, Long.numberOfLeadingZeros(register << (Long.SIZE - held)));
            zeros += here;
            held -= here;
            if (held > 0) {
                held--;
                return zeros;
            }
        }
    }

    /** Passes the rest of a byte of which some bits were given; these must be 0. */
    void align() {
        if (unsigned(held % Byte.SIZE) != 0) {
            throw damaged("a block is not filled up with 0");
        }
    }

    /** Whether the next byte is the CRC-8 of all since the mark. */
    boolean isCrc8() {
        int sum = crc8;
        return sum == unsigned(Byte.SIZE);
    }

    /** Whether the next two bytes are the CRC-16 of all since the mark. */
    boolean isCrc16() {
        int sum = crc16;
        return sum == unsigned(Short.SIZE);
    }

    private void take() {
        if (at == end && !fill()) {
            throw damaged("the stream ends in the middle");
        }
        int next = chunk[at++] & BYTE;
        register = (register << Byte.SIZE) | next;
        held += Byte.SIZE;
        crc8 = Crc.EIGHT.next(crc8, next);
        crc16 = Crc.SIXTEEN.next(crc16, next);
    }

    private boolean fill() {
        try {
            at = 0;
            end = Math.max(0, in.read(chunk));
            return end > 0;
        } catch (IOException e) {
            end = 0;
            throw new DataException(location + " cannot be read: " + e, e);
        }
    }

    /** What is wrong with the stream. */
    DataException damaged(String what) {
        return new DataException(location + ": " + what + "; expected a FLAC stream");
    }
}
