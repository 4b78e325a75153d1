package dev.decant.study.execution;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;

/**
 * What there is to train on.
 *
 * @param cores that this process may use
 * @param freeMiB memory that can be had now; empty where the system does not tell
 */
record Machine(int cores, OptionalLong freeMiB) {
    private static final Path LINUX = Path.of("/proc/meminfo");

    static Machine present() {
        return new Machine(Runtime.getRuntime().availableProcessors(), free());
    }

    /** Not more than a container may have. */
    private static OptionalLong free() {
        if (!(ManagementFactory.getOperatingSystemMXBean()
                instanceof com.sun.management.OperatingSystemMXBean system)) {
            return OptionalLong.empty();
        }
        long bound = system.getTotalMemorySize() >> 20;
        return OptionalLong.of(Math.min(bound, linux().orElseGet(() -> system.getFreeMemorySize() >> 20)));
    }

    /** With what caches would give back. */
    private static OptionalLong linux() {
        if (!Files.isReadable(LINUX)) {
            return OptionalLong.empty();
        }
        try {
            return Files.readAllLines(LINUX).stream()
                    .filter(line -> line.startsWith("MemAvailable:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) >> 10)
                    .findFirst();
        } catch (IOException | NumberFormatException e) {
            return OptionalLong.empty();
        }
    }
}
