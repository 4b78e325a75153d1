package dev.decant.plugin.ecg.wfdb;

import dev.decant.api.data.DataException;
import java.util.Arrays;
import java.util.stream.Stream;

/**
 * The packed sample formats of WFDB signal files ({@code signal(5)} of the WFDB Applications Guide). The samples of the signals of
 * a file are interleaved; some formats pack a group of samples into a group of bytes.
 */
enum SampleFormat {
    /** 8-bit first differences; what is decoded here are the differences. */
    DIFFERENCES8(8, 1, 1, 0, false) {
        @Override
        int sample(byte[] bytes, int at, int inGroup) {
            return bytes[at];
        }
    },
    /** 16-bit two's complement, low byte first. */
    INT16(16, 1, 2, -(1 << 15), true) {
        @Override
        int sample(byte[] bytes, int at, int inGroup) {
            return (short) little(bytes, at, 2);
        }
    },
    /** 24-bit two's complement, low byte first. */
    INT24(24, 1, 3, -(1 << 23), true) {
        @Override
        int sample(byte[] bytes, int at, int inGroup) {
            return signed(little(bytes, at, 3), 24);
        }
    },
    /** 32-bit two's complement, low byte first. */
    INT32(32, 1, 4, Integer.MIN_VALUE, true) {
        @Override
        int sample(byte[] bytes, int at, int inGroup) {
            return little(bytes, at, 4);
        }
    },
    /** 16-bit two's complement, high byte first. */
    BIG_ENDIAN16(61, 1, 2, -(1 << 15), true) {
        @Override
        int sample(byte[] bytes, int at, int inGroup) {
            return (short) ((unsigned(bytes, at) << 8) | unsigned(bytes, at + 1));
        }
    },
    /** 8-bit offset binary: 128 is 0. */
    OFFSET8(80, 1, 1, -(1 << 7), true) {
        @Override
        int sample(byte[] bytes, int at, int inGroup) {
            return unsigned(bytes, at) - (1 << 7);
        }
    },
    /** 16-bit offset binary, low byte first: 32768 is 0. */
    OFFSET16(160, 1, 2, -(1 << 15), true) {
        @Override
        int sample(byte[] bytes, int at, int inGroup) {
            return little(bytes, at, 2) - (1 << 15);
        }
    },
    /** Two 12-bit samples in three bytes: the second byte has the high bits of both, those of the first one low. */
    PACKED12(212, 2, 3, -(1 << 11), true) {
        @Override
        int sample(byte[] bytes, int at, int inGroup) {
            int middle = unsigned(bytes, at + 1);
            return inGroup == 0
                    ? signed(unsigned(bytes, at) | ((middle & 0x0F) << 8), 12)
                    : signed(unsigned(bytes, at + 2) | ((middle & 0xF0) << 4), 12);
        }
    },
    /**
     * Three 10-bit samples in two byte pairs, low byte first: two in the 11 low bits of a pair each, without the lowest;
     * the third in the 5 high bits of both, its low half in the first pair.
     */
    PACKED10_PAIRS(310, 3, 4, -(1 << 9), true) {
        @Override
        int sample(byte[] bytes, int at, int inGroup) {
            int first = little(bytes, at, 2);
            int second = little(bytes, at + 2, 2);
            return switch (inGroup) {
                case 0 -> signed((first >> 1) & 0x3FF, 10);
                case 1 -> signed((second >> 1) & 0x3FF, 10);
                default -> signed((first >> 11) | ((second >> 11) << 5), 10);
            };
        }
    },
    /** Three 10-bit samples in the low 30 bits of four bytes, low byte and first sample first. */
    PACKED10(311, 3, 4, -(1 << 9), true) {
        @Override
        int sample(byte[] bytes, int at, int inGroup) {
            return signed((little(bytes, at, 4) >>> (10 * inGroup)) & 0x3FF, 10);
        }
    };

    private final int number;
    private final int groupSamples;
    private final int groupBytes;
    private final int missing;
    private final boolean hasMissing;

    SampleFormat(int number, int groupSamples, int groupBytes, int missing, boolean hasMissing) {
        this.number = number;
        this.groupSamples = groupSamples;
        this.groupBytes = groupBytes;
        this.missing = missing;
        this.hasMissing = hasMissing;
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
                        + Stream.concat(
                                        Arrays.stream(values()).map(format -> format.number),
                                        FlacSamples.FORMATS.stream())
                                .toList()));
    }

    /** Whether a decoded value stands for a sample that was not recorded. */
    boolean isMissing(int digital) {
        return hasMissing && digital == missing;
    }

    /** The samples that share a group of bytes: decoding begins at a multiple of them. */
    int groupSamples() {
        return groupSamples;
    }

    /** Where a group begins that has this sample at its head. */
    long position(long sample) {
        return sample / groupSamples * groupBytes;
    }

    /** The least bytes that hold that many samples; a writer may fill the last group up. */
    long leastBytes(long samples) {
        long rest = samples % groupSamples;
        int bits = groupBytes * Byte.SIZE * (int) rest / groupSamples;
        return samples / groupSamples * groupBytes + (bits + Byte.SIZE - 1) / Byte.SIZE;
    }

    /** The bytes that hold that many samples in full groups. */
    long fullBytes(long samples) {
        return (samples + groupSamples - 1) / groupSamples * groupBytes;
    }

    /** The most samples that so many bytes can hold. */
    long samples(long bytes) {
        long rest = bytes % groupBytes;
        return bytes / groupBytes * groupSamples + rest * groupSamples / groupBytes;
    }

    /**
     * The samples as they are interleaved.
     *
     * @param bytes from the beginning of a group; what is missing of the last group is read as 0
     * @param count the samples of all signals together
     */
    int[] decode(byte[] bytes, int count) {
        byte[] full = bytes.length < fullBytes(count) ? Arrays.copyOf(bytes, (int) fullBytes(count)) : bytes;
        int[] decoded = new int[count];
        for (int i = 0; i < count; i++) {
            decoded[i] = sample(full, i / groupSamples * groupBytes, i % groupSamples);
        }
        return decoded;
    }

    /**
     * One sample of a group.
     *
     * @param at where the group begins
     * @param inGroup which sample of it, from 0
     */
    abstract int sample(byte[] bytes, int at, int inGroup);

    private static int unsigned(byte[] bytes, int at) {
        return bytes[at] & 0xFF;
    }

    private static int little(byte[] bytes, int at, int count) {
        int value = 0;
        for (int i = count - 1; i >= 0; i--) {
            value = (value << 8) | unsigned(bytes, at + i);
        }
        return value;
    }

    private static int signed(int value, int bits) {
        return value << (Integer.SIZE - bits) >> (Integer.SIZE - bits);
    }
}
