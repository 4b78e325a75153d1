package dev.decant.testkit;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Lets a coverage-guided fuzzer drive a {@link HostileInputTest}, whose class the property {@code fuzz.target} names: the
 * method has the form that Jazzer looks for.
 */
public final class CoverageGuided {
    private static final HostileInputTest TARGET = target();

    private CoverageGuided() {}

    /** One file. */
    public static void fuzzerTestOneInput(byte[] file) {
        TARGET.require(file);
    }

    /** Writes the sound files into a folder, for the fuzzer to begin with. */
    public static void main(String[] arguments) throws Exception {
        int number = 0;
        for (byte[] file : TARGET.sound()) {
            Files.write(Path.of(arguments[0]).resolve("sound-" + number++), file);
        }
    }

    private static HostileInputTest target() {
        try {
            Constructor<?> constructor =
                    Class.forName(System.getProperty("fuzz.target", "")).getDeclaredConstructor();
            constructor.setAccessible(true);
            return (HostileInputTest) constructor.newInstance();
        } catch (ClassNotFoundException
                | NoSuchMethodException
                | InstantiationException
                | IllegalAccessException
                | InvocationTargetException e) {
            throw new IllegalStateException("fuzz.target names no test of hostile input", e);
        }
    }
}
