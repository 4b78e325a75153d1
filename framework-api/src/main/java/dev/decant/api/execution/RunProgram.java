package dev.decant.api.execution;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.apiguardian.api.API;

/**
 * The program that trains a run, as it would be started on this machine. All paths are absolute.
 *
 * @param java the folder of the Java installation
 * @param options of the Java virtual machine
 * @param classPath jars and folders
 * @param main the class to run
 * @param environment variables that decide about numbers or speed, and must be the same wherever the program runs
 * @param directory to work in: paths of a configuration are relative to it
 * @param home the folder of the distribution, where jars of the class path lie; empty if there is none
 * @param threads the most that a run takes; empty if one takes every core of the machine
 * @param heapMiB the bound of the heap, in MiB; tensors live outside it
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record RunProgram(
        Path java,
        List<String> options,
        List<Path> classPath,
        String main,
        Map<String, String> environment,
        Path directory,
        Optional<Path> home,
        OptionalInt threads,
        long heapMiB) {
    public RunProgram {
        options = List.copyOf(options);
        classPath = List.copyOf(classPath);
        environment = Map.copyOf(environment);
    }

    /** The command line. */
    public List<String> command() {
        List<String> words = new ArrayList<>();
        words.add(java.resolve("bin").resolve("java").toString());
        words.addAll(options);
        words.add("-cp");
        words.add(classPath.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator)));
        words.add(main);
        return List.copyOf(words);
    }

    /** The same on a machine where Java lies elsewhere. */
    public RunProgram withJava(Path other) {
        return new RunProgram(other, options, classPath, main, environment, directory, home, threads, heapMiB);
    }

    /**
     * The same on a machine where the distribution lies elsewhere: what is in its folder here is in that one there.
     *
     * @throws IllegalStateException if there is no distribution
     */
    public RunProgram withHome(Path other) {
        Path here = home.orElseThrow(() -> new IllegalStateException("the program is not run from a distribution"));
        List<Path> moved = classPath.stream()
                .map(entry -> entry.startsWith(here) ? other.resolve(here.relativize(entry)) : entry)
                .toList();
        List<String> adapted = options.stream()
                .map(option -> option.replace(here.toString(), other.toString()))
                .toList();
        return new RunProgram(java, adapted, moved, main, environment, directory, Optional.of(other), threads, heapMiB);
    }
}
