package dev.decant.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** {@code decant} itself: what the other commands are part of. */
@Command(
        name = "decant",
        description = "Distils knowledge from a teacher network into a student network.",
        mixinStandardHelpOptions = true,
        versionProvider = DecantCommand.Version.class,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            PluginsCommand.class,
            ExplainCommand.class,
            DataCommand.class,
            ValidateCommand.class,
            BenchCommand.class,
            TrainCommand.class,
            CompareCommand.class,
            CurveCommand.class,
            TuneCommand.class,
            ReproduceCommand.class,
            ResumeCommand.class,
            RunsCommand.class,
            EvaluateCommand.class,
            AnalyzeCommand.class,
            PredictCommand.class,
            AugmentCommand.class,
            ExportCommand.class,
            SynthCommand.class,
            NewPluginCommand.class,
            ScoreCommand.class,
            CompletionCommand.class,
            ReferenceCommand.class
        })
final class DecantCommand implements Runnable {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--debug", scope = ScopeType.INHERIT, description = "Prints the stack trace of an error as well.")
    private boolean debug;

    /** Whether stack traces are asked for. */
    boolean debug() {
        return debug;
    }

    /** Without a command there is nothing to do. */
    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "expected a command, such as validate FILE.conf");
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
