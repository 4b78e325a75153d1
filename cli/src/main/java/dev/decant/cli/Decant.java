package dev.decant.cli;

import com.google.inject.Module;
import dev.decant.study.ClassPathPlugins;
import dev.decant.study.request.InvalidRequest;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The program {@code decant}: parses the command line, runs a command and maps its outcome to an exit code. */
@Command(
        name = "decant",
        description = "Distils knowledge from a teacher network into a student network.",
        mixinStandardHelpOptions = true,
        versionProvider = Decant.Version.class,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            PluginsCommand.class,
            ExplainCommand.class,
            ValidateCommand.class,
            TrainCommand.class,
            CompareCommand.class,
            ReproduceCommand.class,
            ResumeCommand.class,
            RunsCommand.class,
            EvaluateCommand.class,
            AnalyzeCommand.class,
            PredictCommand.class,
            AugmentCommand.class,
            ExportCommand.class,
            SynthCommand.class,
            ScoreCommand.class,
            ReferenceCommand.class
        })
public final class Decant implements Runnable {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--debug", scope = ScopeType.INHERIT, description = "Prints the stack trace of an error.")
    private boolean debug;

    private Decant() {}

    public static void main(String[] arguments) {
        Console console = Console.ofProcess();
        int code = run(console, arguments);
        console.flush();
        System.exit(code);
    }

    /** Runs one command line in this process, with the plugins of the class path, and returns its exit code. */
    public static int run(Console console, String... arguments) {
        return run(console, new ClassPathPlugins(), arguments);
    }

    /**
     * The same with plugins from elsewhere.
     *
     * @param plugins binds the catalog of plugins
     */
    public static int run(Console console, Module plugins, String... arguments) {
        List<String> words = List.of(arguments);
        CommandLine line = new Decant().commandLine(console, new InjectedCommands(console, words, plugins));
        try {
            return line.execute(arguments);
        } catch (Error e) {
            return new FailureReport(console.err(), words.contains("--debug")).report(e);
        }
    }

    private CommandLine commandLine(Console console, CommandLine.IFactory commands) {
        CommandLine line = new CommandLine(this, commands);
        line.getSubcommands().values().forEach(Decant::addHelp);
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setOut(new PrintWriter(console.out(), true, StandardCharsets.UTF_8));
        line.setErr(new PrintWriter(console.err(), true, StandardCharsets.UTF_8));
        line.setUsageHelpWidth(100);
        line.setParameterExceptionHandler((exception, arguments) -> wrongUsage(console.err(), exception));
        line.setExecutionExceptionHandler((exception, command, parsed) -> exception instanceof InvalidRequest request
                ? wrongUsage(console.err(), new ParameterException(command, message(request)))
                : new FailureReport(console.err(), debug).report(exception));
        return line;
    }

    private static void addHelp(CommandLine subcommand) {
        subcommand.getCommandSpec().mixinStandardHelpOptions(true).versionProvider(new Version());
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

    /** Without a command there is nothing to do. */
    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "expected a command, such as train CONF");
    }

    /** The version of the runtime's jar. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = Decant.class.getPackage().getImplementationVersion();
            return new String[] {"decant " + (version == null ? "(development build)" : version)};
        }
    }
}
