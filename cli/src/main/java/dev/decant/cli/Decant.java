package dev.decant.cli;

import dev.decant.runtime.training.StopRequest;
import dev.decant.study.request.InvalidRequest;
import dev.decant.study.table.WrappedText;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** The program {@code decant}: parses the command line, runs a command and maps its outcome to an exit code. */
public final class Decant {
    /** The parser lets no help be narrower. */
    private static final int NARROWEST_HELP = 55;

    private static final Pattern NAMES =
            Pattern.compile("(.*)expected one of \\[(.*)] \\(case-insensitive\\) but was '(.*)'");

    private Decant() {}

    public static void main(String[] arguments) {
        Console console = Console.ofProcess();
        StopRequest stop = new StopRequest();
        Interrupts.heardBy(stop, console.err());
        int code = run(console, Decant.class.getClassLoader(), stop, arguments);
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
        return run(console, plugins, new StopRequest(), arguments);
    }

    private static int run(Console console, ClassLoader plugins, StopRequest stop, String... arguments) {
        List<String> words = List.of(arguments);
        CommandLine line = commandLine(console, new InjectedCommands(console, words, plugins, stop));
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
        line.setResourceBundle(ResourceBundle.getBundle("dev.decant.cli.Help", Locale.ROOT));
        HelpText.write(line);
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setOut(new PrintWriter(console.out(), true, StandardCharsets.UTF_8));
        line.setErr(new PrintWriter(console.err(), true, StandardCharsets.UTF_8));
        line.setUsageHelpWidth(Math.max(NARROWEST_HELP, Math.min(console.width(), WrappedText.USUAL)));
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
        err.println("decant: " + message(exception));
        String suggestions = String.join(
                ", ",
                exception instanceof UnmatchedArgumentException unmatched ? unmatched.getSuggestions() : List.of());
        if (!suggestions.isEmpty()) {
            err.println("Did you mean: " + suggestions + "?");
        }
        err.println("Try '" + command.getCommandSpec().qualifiedName() + " --help'.");
        return ExitCode.WRONG_USAGE;
    }

    /** What the parser says, in words of this program where its own are those of a programmer. */
    private static String message(ParameterException exception) {
        if (exception instanceof UnmatchedArgumentException unmatched) {
            String first = unmatched.getUnmatched().get(0);
            boolean ofDecant = exception.getCommandLine().getParent() == null;
            return (unmatched.isUnknownOption()
                            ? "there is no option "
                            : ofDecant ? "there is no command " : "too much: ")
                    + first;
        }
        String message = String.valueOf(exception.getMessage()).replace("option option", "option");
        Matcher names = NAMES.matcher(message);
        return names.matches()
                ? names.group(1) + "got " + names.group(3) + "; expected one of "
                        + names.group(2).toLowerCase(Locale.ROOT)
                : message;
    }
}
