package dev.decant.plugin.ecg.flac;

import java.util.Arrays;

/** What a prediction leaves, in partitions of Rice codes or of plain numbers (RFC 9639, section 9.2.7). */
record Residual(BitSource source, int[] samples, int size) {
    /**
     * Decodes the residuals of all but the first samples into their places.
     *
     * @param order how many samples come before them
     */
    void read(int order) {
        int method = (int) source.unsigned(2);
        if (method > 1) {
            throw source.damaged("residuals of the reserved method " + method);
        }
        int parameterBits = 4 + method;
        int partitions = 1 << source.unsigned(4);
        int each = size / partitions;
        if (size % partitions != 0 || each < order) {
            throw source.damaged(partitions + " partitions of a block of " + size + " samples");
        }
        int escape = (1 << parameterBits) - 1;
        for (int at = order, end = each; end <= size; at = end, end += each) {
            int parameter = (int) source.unsigned(parameterBits);
            if (parameter == escape) {
                readPlain(at, end, (int) source.unsigned(5));
            } else {
                readRice(at, end, parameter);
            }
        }
    }

    private void readPlain(int from, int to, int bits) {
        if (bits == 0) {
            Arrays.fill(samples, from, to, 0);
            return;
        }
        for (int i = from; i < to; i++) {
            samples[i] = source.signed(bits);
        }
    }

    private void readRice(int from, int to, int parameter) {
        int most = -1 >>> parameter;
        for (int i = from; i < to; i++) {
            int quotient = source.zeros();
            if (parameter > 0 && quotient > most) {
                throw source.damaged("a residual of more than 32 bits");
            }
            int folded = (quotient << parameter) | (int) source.unsigned(parameter);
            samples[i] = (folded >>> 1) ^ -(folded & 1);
        }
    }
}
