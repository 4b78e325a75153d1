package dev.decant.plugin.ecg.flac;

/**
 * What a block says of itself (RFC 9639, section 9.1).
 *
 * @param size the samples of each channel, 1 to 65535
 * @param stereo how its channels are told by each other
 */
record BlockHeader(int size, Stereo stereo) {
    /** 14 bits that begin a block, and one that is reserved. */
    private static final long SYNC = 0b111111111111100;

    private static final int LARGEST = 65_535;

    /**
     * Reads a header and its check sum.
     *
     * @param index the blocks before this one
     * @param position the samples of each channel before it
     */
    static BlockHeader read(BitSource source, StreamInfo info, long index, long position) {
        source.mark();
        if (source.unsigned(15) != SYNC) {
            throw source.damaged("no block begins where one should, after " + position + " samples");
        }
        boolean variable = source.unsigned(1) == 1;
        int sizeCode = (int) source.unsigned(4);
        int rateCode = (int) source.unsigned(4);
        int channelCode = (int) source.unsigned(4);
        int bitsCode = (int) source.unsigned(3);
        if (source.unsigned(1) != 0) {
            throw source.damaged("a header of a block with a reserved bit");
        }
        long number = number(source);
        int size = size(source, sizeCode);
        passRate(source, rateCode);
        if (!source.isCrc8()) {
            throw source.damaged("the header of the block after " + position + " samples has another CRC-8");
        }
        if (number != (variable ? position : index)) {
            throw source.damaged(
                    "block " + number + " stands where block " + (variable ? position : index) + " should");
        }
        int bits = bits(source, bitsCode, info.bits());
        Stereo stereo = Stereo.of(channelCode);
        int channels = stereo == Stereo.NONE ? channelCode + 1 : 2;
        if (channelCode >= Stereo.RESERVED || channels != info.channels() || bits != info.bits()) {
            throw source.damaged("a block of " + channels + " channels of " + bits + " bits in a stream of "
                    + info.channels() + " of " + info.bits());
        }
        return new BlockHeader(size, stereo);
    }

    /** Up to 36 bits, written as UTF-8 would write them. */
    private static long number(BitSource source) {
        int first = (int) source.unsigned(8);
        int ones = Integer.numberOfLeadingZeros(~(first << 24));
        if (ones == 0) {
            return first;
        }
        if (ones == 1 || ones == 8) {
            throw source.damaged("a block without a number");
        }
        long number = first & (0x7F >>> ones);
        for (int more = 1; more < ones; more++) {
            long next = source.unsigned(8);
            if ((next & 0xC0) != 0x80) {
                throw source.damaged("a block without a number");
            }
            number = (number << 6) | (next & 0x3F);
        }
        return number;
    }

    private static int size(BitSource source, int code) {
        int size = switch (code) {
            case 0 -> throw source.damaged("a block of a reserved size");
            case 1 -> 192;
            case 2, 3, 4, 5 -> 576 << (code - 2);
            case 6 -> (int) source.unsigned(8) + 1;
            case 7 -> (int) source.unsigned(16) + 1;
            default -> 256 << (code - 8);
        };
        if (size > LARGEST) {
            throw source.damaged("a block of " + size + " samples");
        }
        return size;
    }

    private static void passRate(BitSource source, int code) {
        switch (code) {
            case 12 -> source.unsigned(8);
            case 13, 14 -> source.unsigned(16);
            case 15 -> throw source.damaged("a block of a forbidden rate");
            default -> {
                // a usual rate, or that of the stream
            }
        }
    }

    private static int bits(BitSource source, int code, int ofStream) {
        return switch (code) {
            case 0 -> ofStream;
            case 1 -> 8;
            case 2 -> 12;
            case 4 -> 16;
            case 5 -> 20;
            case 6 -> 24;
            case 7 -> 32;
            default -> throw source.damaged("a block of samples of reserved bits");
        };
    }
}
