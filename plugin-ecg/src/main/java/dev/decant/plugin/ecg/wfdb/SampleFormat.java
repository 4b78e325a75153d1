package dev.decant.plugin.ecg.wfdb;

import dev.decant.api.data.DataException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/** The WFDB sample formats that are read here; in each, the signals of a file are interleaved. */
enum SampleFormat {
    /** 16-bit two's complement, little-endian. */
    INT16(16, Short.BYTES, Short.MIN_VALUE) {
        @Override
        int[] decode(byte[] file, int offset, int count) {
            ByteBuffer samples = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
            int[] decoded = new int[count];
            for (int i = 0; i < count; i++) {
                decoded[i] = samples.getShort(offset + i * Short.BYTES);
            }
            return decoded;
        }
    };

    private final int number;
    private final int bytes;
    private final int missing;

    SampleFormat(int number, int bytes, int missing) {
        this.number = number;
        this.bytes = bytes;
        this.missing = missing;
    }

    /**
     * The format of that number.
     *
     * @throws DataException if it is not read here
     */
    static SampleFormat of(int number, String location) {
        return Arrays.stream(values())
                .filter(format -> format.number == number)
                .findFirst()
                .orElseThrow(() -> new DataException(location + ": sample format " + number + "; expected one of "
                        + Arrays.stream(values()).map(format -> format.number).toList()));
    }

    /** The bytes of one sample. */
    int bytes() {
        return bytes;
    }

    /** The digital value that stands for a sample that was not recorded. */
    int missing() {
        return missing;
    }

    /**
     * The samples as they are interleaved.
     *
     * @param offset the bytes before the first sample
     * @param count the samples of all signals together, within the file
     */
    abstract int[] decode(byte[] file, int offset, int count);
}
