package dev.decant.cli;

import dev.decant.api.data.Generator;
import dev.decant.runtime.config.Selected;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code decant synth}: writes synthetic recordings. */
@Command(
        name = "synth",
        description = "Writes synthetic recordings in a field's own file format; the same arguments write the same"
                + " bytes. -D sets the generator's options (decant explain generator GENERATOR).")
final class SynthCommand implements Callable<Integer> {
    private final CommandContext context;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "GENERATOR", description = "The generator's type.")
    private String generator = "";

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "A new or empty folder.")
    private Path out = Path.of("");

    @Option(names = "--records", required = true, paramLabel = "N", description = "How many recordings, at least 1.")
    private int records;

    @Option(
            names = "--seed",
            defaultValue = "1",
            paramLabel = "S",
            description = "Decides everything that is random; ${DEFAULT-VALUE} by default.")
    private long seed;

    @Mixin
    private Settings settings = new Settings();

    SynthCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() throws IOException {
        if (records < 1) {
            throw new ParameterException(spec.commandLine(), "--records: got " + records + "; expected at least 1");
        }
        OutputFolder.requireNewOrEmpty(spec.commandLine(), out);
        Selected<Generator<Record>> chosen = context.configurations().generator(generator, settings.settings());
        Files.createDirectories(out);
        chosen.extension().generate(out, records, seed, chosen.config());
        context.err().println("Wrote " + records + " recordings to " + out);
        return ExitCode.DONE;
    }
}
