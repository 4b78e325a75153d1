package dev.decant.cli;

import dev.decant.study.request.InvalidRequest;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** The program {@code decant}: parses the command line, runs a command and maps its outcome to an exit code. */
public final class Decant {
    private Decant() {}

    public static void main(String[] arguments) {
        Console console = Console.ofProcess();
        int code = run(console, arguments);
        console.flush();
        System.exit(code);
    }

    /** Runs one command line in this process, with the plugins of the class path, and returns its exit code. */
    public static int run(Console console, String... arguments) {
        return run(console, Decant.class.getClassLoader(), arguments);
    }

    /**
     * The same with plugins from elsewhere.
     *
     * @param plugins sees the plugins to use, and Decant itself; searched when a command needs them
     */
    public static int run(Console console, ClassLoader plugins, String... arguments) {
        List<String> words = List.of(arguments);
        CommandLine line = commandLine(console, new InjectedCommands(console, words, plugins));
        try {
            return line.execute(arguments);
        } catch (Error e) {
            return new FailureReport(console.err(), words.contains("--debug")).report(e);
        }
    }

    private static CommandLine commandLine(Console console, CommandLine.IFactory commands) {
        DecantCommand decant = new DecantCommand();
        CommandLine line = new CommandLine(decant, commands);
        line.getSubcommands().values().forEach(Decant::addHelp);
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setOut(new PrintWriter(console.out(), true, StandardCharsets.UTF_8));
        line.setErr(new PrintWriter(console.err(), true, StandardCharsets.UTF_8));
        line.setUsageHelpWidth(100);
        line.setParameterExceptionHandler((exception, arguments) -> wrongUsage(console.err(), exception));
        line.setExecutionExceptionHandler((exception, command, parsed) -> exception instanceof InvalidRequest request
                ? wrongUsage(console.err(), new ParameterException(command, message(request)))
                : new FailureReport(console.err(), decant.debug()).report(exception));
        return line;
    }

    private static void addHelp(CommandLine subcommand) {
        subcommand.getCommandSpec().mixinStandardHelpOptions(true).versionProvider(new DecantCommand.Version());
        subcommand.getSubcommands().values().forEach(Decant::addHelp);
    }

    /** An option is named as one writes it here. */
    private static String message(InvalidRequest request) {
        return (request.option().isPresent() ? "--" : "") + request.getMessage();
    }

    private static int wrongUsage(PrintStream err, ParameterException exception) {
        CommandLine command = exception.getCommandLine();
        err.println("decant: " + exception.getMessage());
        String suggestions = String.join(
                ", ",
                exception instanceof CommandLine.UnmatchedArgumentException unmatched
                        ? unmatched.getSuggestions()
                        : List.of());
        if (!suggestions.isEmpty()) {
            err.println("Did you mean: " + suggestions + "?");
        }
        err.println("Try '" + command.getCommandSpec().qualifiedName() + " --help'.");
        return ExitCode.WRONG_USAGE;
    }
}
