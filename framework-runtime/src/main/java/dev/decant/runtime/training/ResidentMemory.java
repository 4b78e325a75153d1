package dev.decant.runtime.training;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** The resident memory of this process, where the system tells (Linux). */
public final class ResidentMemory {
    private static final Path STATUS = Path.of("/proc/self/status");
    private static final Path CLEAR = Path.of("/proc/self/clear_refs");

    private ResidentMemory() {}

    /** Forgets the peak so far, where the system allows it. */
    public static void resetPeak() {
        try {
            Files.writeString(CLEAR, "5", StandardCharsets.US_ASCII);
        } catch (IOException | SecurityException e) {
            // the peak then covers the whole process
        }
    }

    /** The peak since the start, or since it was reset, in MiB; 0 where unknown. */
    public static long peakMiB() {
        try {
            for (String line : Files.readAllLines(STATUS, StandardCharsets.US_ASCII)) {
                if (line.startsWith("VmHWM:")) {
                    return Long.parseLong(line.replaceAll("\\D", "")) / 1024;
                }
            }
        } catch (IOException | SecurityException e) {
            // not a system that tells
        }
        return 0;
    }
}
