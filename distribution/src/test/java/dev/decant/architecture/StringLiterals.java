package dev.decant.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Set;
import java.util.TreeSet;

/** The string literals in a class's code, from the constant pool of its file (JVMS 4.4); annotations' are not among them. */
final class StringLiterals {
    private static final int HEADER_BYTES = 8;
    private static final int UTF8 = 1;
    private static final int LONG = 5;
    private static final int DOUBLE = 6;
    private static final int STRING = 8;

    private StringLiterals() {}

    static Set<String> of(JavaClass read) {
        try (InputStream file = read.getSource().orElseThrow().getUri().toURL().openStream()) {
            return in(new DataInputStream(new BufferedInputStream(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(read.getName(), e);
        }
    }

    private static Set<String> in(DataInputStream file) throws IOException {
        file.skipNBytes(HEADER_BYTES);
        int count = file.readUnsignedShort();
        String[] texts = new String[count];
        Set<Integer> literals = new TreeSet<>();
        for (int i = 1; i < count; i++) {
            int tag = file.readUnsignedByte();
            switch (tag) {
                case UTF8 -> texts[i] = file.readUTF();
                case STRING -> literals.add(file.readUnsignedShort());
                case LONG, DOUBLE -> {
                    file.skipNBytes(8);
                    i++; // takes two places
                }
                default -> file.skipNBytes(lengthOf(tag));
            }
        }
        Set<String> found = new TreeSet<>();
        literals.forEach(at -> found.add(texts[at]));
        return found;
    }

    /** Bytes after the tag. */
    private static int lengthOf(int tag) {
        return switch (tag) {
            case 7, 16, 19, 20 -> 2; // class, method type, module, package
            case 15 -> 3; // method handle
            case 3, 4, 9, 10, 11, 12, 17, 18 -> 4; // int, float, members, name and type, dynamic
            default -> throw new IllegalArgumentException("unknown constant " + tag);
        };
    }
}
