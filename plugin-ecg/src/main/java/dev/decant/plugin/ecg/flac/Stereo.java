package dev.decant.plugin.ecg.flac;

/** How two channels of a block stand for left and right (RFC 9639, section 4.2); the difference has one bit more. */
enum Stereo {
    /** Each channel for itself. */
    NONE(-1),
    /** Left, and left minus right. */
    LEFT_SIDE(1),
    /** Left minus right, and right. */
    SIDE_RIGHT(0),
    /** Half the sum without its last bit, and left minus right. */
    MID_SIDE(1);

    /** The first code that means nothing. */
    static final int RESERVED = 11;

    private static final int FIRST = 8;

    private final int side;

    Stereo(int side) {
        this.side = side;
    }

    static Stereo of(int code) {
        return code < FIRST || code >= RESERVED ? NONE : values()[code - FIRST + 1];
    }

    /** The bits of a channel's samples as they are stored. */
    int bits(int channel, int bits) {
        return channel == side ? bits + 1 : bits;
    }

    /** Makes left and right of what was stored, of the first samples. */
    void restore(int[] first, int[] second, int size) {
        for (int i = 0; i < size; i++) {
            int one = first[i];
            int two = second[i];
            switch (this) {
                case NONE -> {
                    // as they are
                }
                case LEFT_SIDE -> second[i] = one - two;
                case SIDE_RIGHT -> first[i] = one + two;
                case MID_SIDE -> {
                    int sum = (one << 1) | (two & 1);
                    first[i] = (sum + two) >> 1;
                    second[i] = (sum - two) >> 1;
                }
            }
        }
    }
}
