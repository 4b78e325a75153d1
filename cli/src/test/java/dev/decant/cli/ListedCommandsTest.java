package dev.decant.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.decant.runtime.training.StopRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** Where commands are listed for people, all of them stand, and those that print JSON are those that do. */
final class ListedCommandsTest {
    private static final Pattern NAME = Pattern.compile("`([a-z-]+(?: [a-z-]+)?)`");

    private final CommandLine decant = new CommandLine(
            new DecantCommand(),
            new InjectedCommands(
                    new Console(System.out, System.err), List.of(), getClass().getClassLoader(), new StopRequest()));

    @Test
    void theReadmeAndTheChangelogNameEveryCommand() throws IOException {
        Set<String> commands = decant.getSubcommands().keySet();
        assertThat(names(passage("README.md", "Commands: ", "\\. "))).isEqualTo(commands);
        assertThat(names(passage("CHANGELOG.md", "- Commands: ", "\\.\\n"))).isEqualTo(commands);
    }

    @Test
    void theTableOfTheGuideHasEveryCommand() throws IOException {
        Set<String> rows = passage("docs/guide.md", "| command | what it does |\n|---|---|\n", "\n\n")
                .lines()
                .map(row -> row.replaceFirst("^\\| `([^`]+)` .*", "$1"))
                .map(call -> call.startsWith("data ") ? call.replaceFirst("^(\\S+ \\S+).*", "$1") : call.split(" ")[0])
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(rows).isEqualTo(leaves(command -> true));
    }

    @Test
    void theGuideNamesTheCommandsThatPrintJson() throws IOException {
        assertThat(names(passage("docs/guide.md", "`completion` | ", "one JSON document")
                        .replaceFirst("(?s)^.*?\n\n", "")
                        .replaceFirst("(?s) take\\s.*", "")))
                .isEqualTo(
                        leaves(command -> command.getCommandSpec().optionsMap().containsKey("--json")));
    }

    /** The commands below which there is none, by their names behind {@code decant}. */
    private Set<String> leaves(Predicate<CommandLine> which) {
        return decant.getSubcommands().values().stream()
                .flatMap(command -> command.getSubcommands().isEmpty()
                        ? Stream.of(command)
                        : command.getSubcommands().values().stream())
                .filter(which)
                .map(command -> command.getCommandSpec().qualifiedName().replaceFirst("^decant ", ""))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> names(String passage) {
        Set<String> names = new TreeSet<>();
        Matcher name = NAME.matcher(passage);
        while (name.find()) {
            names.add(name.group(1));
        }
        return names;
    }

    private static String passage(String file, String after, String until) throws IOException {
        String text = Files.readString(Path.of("..").resolve(file));
        int start = text.indexOf(after);
        assertThat(start).as(file + " has '" + after + "'").isNotNegative();
        return text.substring(start + after.length()).split(until, 2)[0];
    }
}
