package dev.decant.cli;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import dev.decant.reproduction.Reproducing;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.Command;

/**
 * Whatever the command line does can be called from Java: each command has its counterpart on {@link dev.decant.study.Decant}. Who
 * adds a command adds a method there, and its line here.
 */
final class CounterpartsTest {
    private static final Map<String, List<String>> COUNTERPARTS = new TreeMap<>(Map.ofEntries(
            entry("plugins", List.of("plugins")),
            entry("explain", List.of("explained", "explain")),
            entry("validate", List.of("validate")),
            entry("bench", List.of("benchmark")),
            entry("train", List.of("train", "load", "experiment", "stoppedBy")),
            entry("compare", List.of("compare", "compareRuns", "variants", "write")),
            entry("curve", List.of("curve", "write")),
            entry("tune", List.of("tune", "write")),
            entry("reproduce", List.of("service")), // of a module above: Reproducing
            entry("resume", List.of("resume")),
            entry("runs", List.of("runs", "verify")),
            entry("evaluate", List.of("evaluate")),
            entry("analyze", List.of("analyse")),
            entry("predict", List.of("predict")),
            entry("augment", List.of("vary")),
            entry("export", List.of("export")),
            entry("synth", List.of("generate")),
            entry("new-plugin", List.of("newPlugin")),
            entry("score", List.of("score")),
            entry("reference", List.of("reference")),
            entry("data", List.of("describe", "download", "write")),
            entry("completion", List.of()))); // of the shell alone

    @Test
    void eachCommandHasItsCounterpart() {
        Set<String> commands = Arrays.stream(
                        DecantCommand.class.getAnnotation(Command.class).subcommands())
                .map(command -> command.getAnnotation(Command.class).name())
                .collect(Collectors.toSet());
        assertThat(COUNTERPARTS.keySet()).isEqualTo(new java.util.TreeSet<>(commands));
    }

    @Test
    void eachCounterpartIsThereAndReturnsWhatItFound() {
        Map<String, List<Method>> methods = Arrays.stream(dev.decant.study.Decant.class.getMethods())
                .filter(method -> method.getDeclaringClass() == dev.decant.study.Decant.class)
                .collect(Collectors.groupingBy(Method::getName));
        Set<String> named = COUNTERPARTS.values().stream().flatMap(List::stream).collect(Collectors.toSet());
        assertThat(named).isSubsetOf(methods.keySet());
        assertThat(methods.keySet()).isEqualTo(union(named, Set.of("create")));
        methods.values().stream()
                .flatMap(List::stream)
                .forEach(method ->
                        assertThat(method.getReturnType()).as(method.toString()).isNotEqualTo(void.class));
        assertThat(Modifier.isPublic(Reproducing.class.getModifiers())).isTrue();
    }

    private static Set<String> union(Set<String> one, Set<String> other) {
        Set<String> union = new java.util.HashSet<>(one);
        union.addAll(other);
        return union;
    }
}
