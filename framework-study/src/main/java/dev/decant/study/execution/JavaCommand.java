package dev.decant.study.execution;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The beginning of a command line that runs a class as this process runs: by the same Java, with the same options and class
 * path. The heap is bounded as here, and what the machine says goes to standard error.
 */
record JavaCommand(List<String> words) {
    JavaCommand {
        words = List.copyOf(words);
    }

    static JavaCommand like(Class<?> main) {
        List<String> words = new ArrayList<>();
        words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        List<String> options = ManagementFactory.getRuntimeMXBean().getInputArguments();
        if (options.stream().noneMatch(option -> option.startsWith("-Xmx"))) {
            words.add("-Xmx" + heapMiB() + "m");
        }
        options.stream().filter(option -> !isDebugger(option)).forEach(words::add);
        words.add("-XX:+DisplayVMOutputToStderr");
        words.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        return new JavaCommand(words);
    }

    /** Two processes cannot wait on one port. */
    private static boolean isDebugger(String option) {
        return option.startsWith("-agentlib:jdwp") || option.startsWith("-Xrunjdwp");
    }

    /** What bounds the heap of this process, in MiB. */
    static long heapMiB() {
        return Math.max(1, Runtime.getRuntime().maxMemory() >> 20);
    }
}
