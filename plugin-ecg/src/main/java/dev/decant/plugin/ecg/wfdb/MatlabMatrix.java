package dev.decant.plugin.ecg.wfdb;

import dev.decant.api.data.DataException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * The one matrix of a challenge's {@code .mat} file: MATLAB v4, little-endian int16, leads as rows and samples as columns,
 * stored by columns. The file is five int32 (30 for little-endian int16; rows; columns; 0 for real; the length of the
 * name), the name with a closing 0, and the samples, so that these are interleaved as in WFDB format 16.
 */
final class MatlabMatrix {
    /** Little-endian (0), reserved (0), int16 (3), full matrix (0), as decimal digits. */
    private static final int LITTLE_ENDIAN_INT16 = 30;

    private static final byte[] NAME = "val\0".getBytes(StandardCharsets.US_ASCII);
    private static final int FIXED = 5 * Integer.BYTES;

    /** The bytes before the samples of a file that {@link #encode} wrote, as its header states them: 24. */
    static final int OFFSET = FIXED + NAME.length;

    private MatlabMatrix() {}

    /**
     * The number of samples of each lead.
     *
     * @param leads the leads that the header says are in the file
     * @param offset the bytes before the samples, as the header says
     * @throws DataException if the file is not such a matrix, or its size is not what it says itself
     */
    static int samples(byte[] file, int leads, int offset, String location) {
        if (file.length < FIXED) {
            throw damaged(location, file.length + " bytes", "a MATLAB v4 file of at least " + FIXED);
        }
        ByteBuffer head = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        int type = head.getInt();
        int rows = head.getInt();
        int columns = head.getInt();
        int imaginary = head.getInt();
        int name = head.getInt();
        if (type != LITTLE_ENDIAN_INT16 || imaginary != 0) {
            throw damaged(
                    location, "MATLAB type " + type, LITTLE_ENDIAN_INT16 + ", a real matrix of little-endian int16");
        }
        if (rows != leads) {
            throw damaged(location, rows + " leads", leads + ", as the header says");
        }
        if (name < 0 || FIXED + (long) name != offset) {
            throw damaged(location, "samples from byte " + (FIXED + (long) name), offset + ", as the header says");
        }
        if (columns < 0 || file.length != offset + (long) rows * columns * Short.BYTES) {
            throw damaged(
                    location,
                    file.length + " bytes",
                    (offset + (long) rows * columns * Short.BYTES) + " for " + rows + " leads of " + columns
                            + " samples");
        }
        return columns;
    }

    /**
     * The file of such a matrix.
     *
     * @param interleaved [samples * leads], the leads of a sample side by side
     */
    static byte[] encode(short[] interleaved, int leads) {
        ByteBuffer file =
                ByteBuffer.allocate(OFFSET + interleaved.length * Short.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        file.putInt(LITTLE_ENDIAN_INT16).putInt(leads).putInt(interleaved.length / leads);
        file.putInt(0).putInt(NAME.length).put(NAME);
        file.asShortBuffer().put(interleaved);
        return file.array();
    }

    private static DataException damaged(String location, String found, String expected) {
        return new DataException(location + ": " + found + "; expected " + expected);
    }
}
