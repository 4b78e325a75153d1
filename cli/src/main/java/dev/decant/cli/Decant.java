package dev.decant.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
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
        synopsisSubcommandLabel = "COMMAND")
public final class Decant implements Runnable {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--debug", scope = ScopeType.INHERIT, description = "Prints the stack trace of an error.")
    private boolean debug;

    private Decant() {}

    public static void main(String[] arguments) {
        PrintStream out = stream(FileDescriptor.out);
        PrintStream err = stream(FileDescriptor.err);
        int code = run(new CommandContext(out, err), arguments);
        out.flush();
        err.flush();
        System.exit(code);
    }

    /** Runs one command line in this process and returns its exit code. */
    public static int run(CommandContext context, String... arguments) {
        Decant decant = new Decant();
        CommandLine line = decant.commandLine(context);
        try {
            return line.execute(arguments);
        } catch (Error e) {
            return new FailureReport(context.err(), List.of(arguments).contains("--debug")).report(e);
        }
    }

    private CommandLine commandLine(CommandContext context) {
        CommandLine line = new CommandLine(this)
                .addSubcommand(new PluginsCommand(context))
                .addSubcommand(new ExplainCommand(context))
                .addSubcommand(new ValidateCommand(
                        context, List.of(experiment -> context.rehearsal().rehearse(experiment))))
                .addSubcommand(new TrainCommand(context))
                .addSubcommand(new CompareCommand(context))
                .addSubcommand(new ReproduceCommand(context))
                .addSubcommand(new ResumeCommand(context))
                .addSubcommand(new RunsCommand(context))
                .addSubcommand(new EvaluateCommand(context))
                .addSubcommand(new AnalyzeCommand(context))
                .addSubcommand(new PredictCommand(context))
                .addSubcommand(new AugmentCommand(context))
                .addSubcommand(new ExportCommand(context))
                .addSubcommand(new SynthCommand(context))
                .addSubcommand(new ScoreCommand(context))
                .addSubcommand(new ReferenceCommand(context));
        line.getSubcommands().values().forEach(Decant::addHelp);
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setOut(new PrintWriter(context.out(), true, StandardCharsets.UTF_8));
        line.setErr(new PrintWriter(context.err(), true, StandardCharsets.UTF_8));
        line.setUsageHelpWidth(100);
        line.setParameterExceptionHandler((exception, arguments) -> wrongUsage(context, exception));
        line.setExecutionExceptionHandler(
                (exception, command, parsed) -> new FailureReport(context.err(), debug).report(exception));
        return line;
    }

    private static void addHelp(CommandLine subcommand) {
        subcommand.getCommandSpec().mixinStandardHelpOptions(true).versionProvider(new Version());
    }

    private static int wrongUsage(CommandContext context, ParameterException exception) {
        CommandLine command = exception.getCommandLine();
        context.err().println("decant: " + exception.getMessage());
        String suggestions = String.join(
                ", ",
                CommandLine.UnmatchedArgumentException.class.isInstance(exception)
                        ? ((CommandLine.UnmatchedArgumentException) exception).getSuggestions()
                        : List.of());
        if (!suggestions.isEmpty()) {
            context.err().println("Did you mean: " + suggestions + "?");
        }
        context.err().println("Try '" + command.getCommandSpec().qualifiedName() + " --help'.");
        return ExitCode.WRONG_USAGE;
    }

    /** Without a command there is nothing to do. */
    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "expected a command, such as train CONF");
    }

    private static PrintStream stream(FileDescriptor descriptor) {
        return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
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
