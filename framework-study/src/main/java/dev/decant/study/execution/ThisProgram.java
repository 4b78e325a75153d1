package dev.decant.study.execution;

import dev.decant.api.execution.RunProgram;
import java.io.File;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A class run as this process runs: by the same Java, with the same options and class path. The heap is bounded as here, and
 * what the Java virtual machine says goes to standard error.
 */
final class ThisProgram {
    /** What the native library reads when it loads; the launcher sets it. */
    private static final List<String> NATIVE =
            List.of("OMP_NUM_THREADS", "TF_ENABLE_ONEDNN_OPTS", "TF_CPP_MIN_LOG_LEVEL");

    private ThisProgram() {}

    /** @param threads the most that a run takes; empty if one takes every core */
    static RunProgram running(Class<?> main, OptionalInt threads) {
        return new RunProgram(
                Path.of(System.getProperty("java.home")),
                options(),
                classPath(),
                main.getName(),
                environment(),
                Path.of("").toAbsolutePath(),
                Optional.ofNullable(System.getProperty("decant.home"))
                        .map(home -> Path.of(home).toAbsolutePath()),
                threads,
                heapMiB());
    }

    private static List<String> options() {
        List<String> words = new ArrayList<>();
        List<String> given = ManagementFactory.getRuntimeMXBean().getInputArguments();
        if (given.stream().noneMatch(option -> option.startsWith("-Xmx"))) {
            words.add("-Xmx" + heapMiB() + "m");
        }
        given.stream().filter(option -> !isDebugger(option)).forEach(words::add);
        words.add("-XX:+DisplayVMOutputToStderr");
        return words;
    }

    private static List<Path> classPath() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !entry.isEmpty())
                .map(entry -> Path.of(entry).toAbsolutePath())
                .toList();
    }

    private static Map<String, String> environment() {
        Map<String, String> set = new LinkedHashMap<>();
        NATIVE.forEach(name -> Optional.ofNullable(System.getenv(name)).ifPresent(value -> set.put(name, value)));
        return set;
    }

    /** Two processes cannot wait on one port. */
    private static boolean isDebugger(String option) {
        return option.startsWith("-agentlib:jdwp") || option.startsWith("-Xrunjdwp");
    }

    /** What bounds the heap of this process, in MiB. */
    private static long heapMiB() {
        return Math.max(1, Runtime.getRuntime().maxMemory() >> 20);
    }
}
