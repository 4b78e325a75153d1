package dev.decant.plugin.ecg.flac;

import java.util.Arrays;

/** The samples of one channel in a block (RFC 9639, section 9.2). */
record Subframe(BitSource source, int[] samples, int size) {
    private static final int FIXED = 8;
    private static final int MOST_FIXED = FIXED + 4;
    private static final int LINEAR = 32;

    /** How the fixed predictors weigh the samples before, the latest first. */
    private static final int[][] WEIGHTS = {{}, {1}, {2, -1}, {3, -3, 1}, {4, -6, 4, -1}};

    /**
     * Decodes the first samples of the array.
     *
     * @param stored the bits of a sample
     */
    void read(int stored) {
        if (source.unsigned(1) != 0) {
            throw source.damaged("a channel with a reserved bit");
        }
        int type = (int) source.unsigned(6);
        int wasted = source.unsigned(1) == 0 ? 0 : source.zeros() + 1;
        int bits = stored - wasted;
        if (bits < 1) {
            throw source.damaged("samples of " + stored + " bits, of which " + wasted + " are always 0");
        }
        if (type == 0) {
            Arrays.fill(samples, 0, size, source.signed(bits));
        } else if (type == 1) {
            readPlain(size, bits);
        } else if (type >= FIXED && type <= MOST_FIXED) {
            int order = type - FIXED;
            requireOrder(order);
            readPlain(order, bits);
            new Residual(source, samples, size).read(order);
            restore(WEIGHTS[order], 0);
        } else if (type >= LINEAR) {
            readLinear(type - LINEAR + 1, bits);
        } else {
            throw source.damaged("a channel of the reserved type " + type);
        }
        for (int i = 0; wasted > 0 && i < size; i++) {
            samples[i] <<= wasted;
        }
    }

    private void requireOrder(int order) {
        if (order > size) {
            throw source.damaged("a block of " + size + " samples that are told by " + order + " before them");
        }
    }

    private void readPlain(int count, int bits) {
        for (int i = 0; i < count; i++) {
            samples[i] = source.signed(bits);
        }
    }

    private void readLinear(int order, int bits) {
        requireOrder(order);
        readPlain(order, bits);
        int precision = (int) source.unsigned(4) + 1;
        int shift = source.signed(5);
        if (precision == 16 || shift < 0) {
            throw source.damaged("weights of " + precision + " bits, moved by " + shift);
        }
        int[] weights = new int[order];
        for (int i = 0; i < order; i++) {
            weights[i] = source.signed(precision);
        }
        new Residual(source, samples, size).read(order);
        restore(weights, shift);
    }

    /** Adds to each residual what the samples before it foretell. */
    private void restore(int[] weights, int shift) {
        for (int i = weights.length; i < size; i++) {
            long sum = 0;
            for (int k = 0; k < weights.length; k++) {
                sum += (long) weights[k] * samples[i - 1 - k];
            }
            samples[i] += (int) (sum >> shift);
        }
    }
}
