package dev.decant.testkit;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Makes hostile files of sound ones: what decays, what is cut off, and what somebody writes who means harm. */
final class Damage {
    private static final int MOST_AT_ONCE = 6;
    private static final int LONGEST = 1 << 16;
    private static final int MOST_LEARNT = 500;

    private static final List<String> NUMBERS = List.of(
            "0",
            "-1",
            "1",
            "2",
            "255",
            "65535",
            "2147483647",
            "2147483648",
            "-2147483648",
            "9223372036854775807",
            "900000000000000000",
            "99999999999999999999999",
            "1e9",
            "1e-9",
            "1e-300",
            "1e300",
            "1e999",
            "NaN",
            "Infinity",
            "0x10",
            "1.5",
            "-0",
            "00000000001",
            "");
    private static final List<String> SIGNS = List.of(
            "\n",
            "\r",
            "\r\n",
            "\0",
            " ",
            "\t",
            ",",
            ";",
            "|",
            "/",
            "\\",
            "..",
            "../x",
            "/etc/passwd",
            "\"",
            "'",
            "{",
            "}",
            "[",
            "]",
            "(",
            ")",
            ":",
            "+",
            "#",
            "$",
            "${",
            "=",
            "~",
            "\uFEFF",
            "\u00B5",
            "\uD83D\uDE00");
    private static final long[] INTEGERS = {
        0,
        -1,
        1,
        127,
        128,
        255,
        256,
        32767,
        65535,
        1 << 20,
        Integer.MAX_VALUE,
        Integer.MIN_VALUE,
        1L << 32,
        Long.MAX_VALUE,
        Long.MIN_VALUE
    };

    private final List<byte[]> sound;
    private final List<byte[]> learnt = new ArrayList<>();
    private final List<String> words;
    private final Random random;

    Damage(List<byte[]> sound, List<String> words, long seed) {
        this.sound = sound;
        this.words = words;
        this.random = new Random(seed);
    }

    /** Damages a file further that went where none had gone before. */
    void learn(byte[] file) {
        if (learnt.size() < MOST_LEARNT) {
            learnt.add(file);
        }
    }

    byte[] next() {
        byte[] file = any();
        int times = 1 + random.nextInt(MOST_AT_ONCE);
        for (int i = 0; i < times; i++) {
            file = damaged(file);
        }
        return file.length > LONGEST ? Arrays.copyOf(file, LONGEST) : file;
    }

    private byte[] any() {
        boolean known = learnt.isEmpty() || random.nextInt(3) == 0;
        List<byte[]> from = known ? sound : learnt;
        return from.get(random.nextInt(from.size()));
    }

    private byte[] damaged(byte[] file) {
        int at = random.nextInt(file.length + 1);
        int end = Math.min(file.length, at + 1 + random.nextInt(1 << random.nextInt(8)));
        return switch (random.nextInt(12)) {
            case 0 -> replaced(file, at, end, new byte[0]);
            case 1 -> Arrays.copyOf(file, at);
            case 2 -> replaced(file, at, at, Arrays.copyOfRange(file, at, end));
            case 3 -> replaced(file, at, end, noise(end - at));
            case 4 -> flipped(file);
            case 5 -> integer(file, at);
            case 6, 7 -> number(file, at);
            case 8 -> replaced(file, at, at, bytes(SIGNS.get(random.nextInt(SIGNS.size()))));
            case 9 -> replaced(file, at, end, bytes(SIGNS.get(random.nextInt(SIGNS.size()))));
            case 10 ->
                words.isEmpty()
                        ? flipped(file)
                        : replaced(
                                file,
                                at,
                                random.nextBoolean() ? at : end,
                                bytes(words.get(random.nextInt(words.size()))));
            default -> spliced(file, at);
        };
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private byte[] noise(int length) {
        byte[] noise = new byte[length];
        random.nextBytes(noise);
        return noise;
    }

    private byte[] flipped(byte[] file) {
        if (file.length == 0) {
            return noise(1);
        }
        byte[] flipped = file.clone();
        flipped[random.nextInt(file.length)] ^= (byte) (1 << random.nextInt(8));
        return flipped;
    }

    /** A binary number of two, four or eight bytes. */
    private byte[] integer(byte[] file, int at) {
        int size = 2 << random.nextInt(3);
        long value = INTEGERS[random.nextInt(INTEGERS.length)];
        byte[] eight = ByteBuffer.allocate(Long.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(value)
                .array();
        return replaced(file, at, Math.min(file.length, at + size), Arrays.copyOf(eight, size));
    }

    /** A number in text, the next one behind a place. */
    private byte[] number(byte[] file, int at) {
        int from = at;
        while (from < file.length && !isDigit(file[from])) {
            from++;
        }
        int to = from;
        while (to < file.length && isDigit(file[to])) {
            to++;
        }
        return replaced(file, from, to, bytes(NUMBERS.get(random.nextInt(NUMBERS.size()))));
    }

    private static boolean isDigit(byte one) {
        return one >= '0' && one <= '9';
    }

    private byte[] spliced(byte[] file, int at) {
        byte[] other = any();
        int from = random.nextInt(other.length + 1);
        return replaced(file, at, file.length, Arrays.copyOfRange(other, from, other.length));
    }

    private static byte[] replaced(byte[] file, int from, int to, byte[] by) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(file.length + by.length);
        out.write(file, 0, from);
        out.writeBytes(by);
        out.write(file, to, file.length - to);
        return out.toByteArray();
    }
}
