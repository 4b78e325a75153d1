package dev.decant.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.decant.runtime.training.StopRequest;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;

final class HelpTest {
    @TestFactory
    Stream<DynamicTest> everyCommandHasAnExampleThatItsParserTakes() {
        return commands()
                .map(name -> dynamicTest(name, () -> {
                    String help = help(80, name, "--help");
                    assertThat(help).containsPattern("\nExamples?:\n");
                    List<String> examples = help.substring(help.indexOf("\nExample"))
                            .lines()
                            .map(String::strip)
                            .filter(line -> line.startsWith("decant "))
                            .toList();
                    for (String example : examples) {
                        String[] words = example.replaceFirst("^decant ", "")
                                .replaceFirst(" >.*", "")
                                .replace("'", "")
                                .split(" ");
                        assertThat(words[0]).isEqualTo(name);
                        assertThat(parse(words)).as(example).isNull();
                    }
                    assertThat(examples).isNotEmpty();
                }));
    }

    @TestFactory
    Stream<DynamicTest> whatOverridesKeysSaysOneThatSuitsTheCommand() {
        return commands()
                .filter(name -> help(80, name, "--help").contains("-D KEY=VALUE"))
                .map(name -> dynamicTest(
                        name,
                        () -> assertThat(help(80, name, "--help").replaceAll("\\s+", " "))
                                .containsPattern(" such as -D '?[a-z.-]+=")));
    }

    @TestFactory
    Stream<DynamicTest> noLineIsLongerThanTheTerminal() {
        return Stream.concat(Stream.of(""), commands())
                .flatMap(name -> Stream.of(60, 80, 200)
                        .map(columns -> dynamicTest(name + " " + columns, () -> {
                            String[] words = name.isEmpty() ? new String[] {"--help"} : new String[] {name, "--help"};
                            assertThat(help(columns, words).lines())
                                    .allSatisfy(
                                            line -> assertThat(line).hasSizeLessThanOrEqualTo(Math.min(columns, 80)));
                        })));
    }

    @Test
    void everyCommandStandsOnceInTheHelpOfAllExceptThoseThatAreHidden() {
        String help = help(80, "--help");
        commands()
                .filter(name -> !name.equals("reference"))
                .forEach(name -> assertThat(help.lines().filter(line -> line.startsWith("  " + name + " ")))
                        .as(name)
                        .hasSize(1));
        assertThat(help)
                .contains("Before training:", "Training:", "What was trained:")
                .doesNotContain("  reference ");
    }

    private static Stream<String> commands() {
        return Arrays.stream(DecantCommand.class.getAnnotation(Command.class).subcommands())
                .map(type -> type.getAnnotation(Command.class).name());
    }

    /** What the parser says of a command line, or null where it takes it. */
    private static String parse(String... words) {
        Console console = new Console(System.out, System.err);
        try {
            new CommandLine(
                            new DecantCommand(),
                            new InjectedCommands(
                                    console, List.of(words), HelpTest.class.getClassLoader(), new StopRequest()))
                    .setCaseInsensitiveEnumValuesAllowed(true)
                    .parseArgs(words);
            return null;
        } catch (CommandLine.ParameterException e) {
            return e.getMessage();
        }
    }

    private static String help(int columns, String... words) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PrintStream stream = new PrintStream(out, true, StandardCharsets.UTF_8);
        Console console = new Console(stream, stream, OptionalInt.of(columns), OptionalInt.empty());
        assertThat(Decant.run(console, words)).isZero();
        return out.toString(StandardCharsets.UTF_8);
    }
}
