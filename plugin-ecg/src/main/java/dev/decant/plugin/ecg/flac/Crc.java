package dev.decant.plugin.ecg.flac;

/** The check sums of a stream, from 0, the highest bit first. */
final class Crc {
    /** x^8 + x^2 + x + 1, of the header of a block. */
    static final Crc EIGHT = new Crc(8, 0x07);

    /** x^16 + x^15 + x^2 + 1, of a whole block. */
    static final Crc SIXTEEN = new Crc(16, 0x8005);

    private static final int BYTE = 0xFF;

    private final int bits;
    private final int[] table = new int[BYTE + 1];

    private Crc(int bits, int polynomial) {
        this.bits = bits;
        int top = 1 << (bits - 1);
        for (int value = 0; value < table.length; value++) {
            int sum = value << (bits - Byte.SIZE);
            for (int bit = 0; bit < Byte.SIZE; bit++) {
                sum = (sum & top) == 0 ? sum << 1 : (sum << 1) ^ polynomial;
            }
            table[value] = sum & mask();
        }
    }

    private int mask() {
        return (1 << bits) - 1;
    }

    /** The sum after one more byte. */
    int next(int sum, int value) {
        return ((sum << Byte.SIZE) & mask()) ^ table[((sum >>> (bits - Byte.SIZE)) ^ value) & BYTE];
    }
}
