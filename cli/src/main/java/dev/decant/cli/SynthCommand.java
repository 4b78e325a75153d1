package dev.decant.cli;

import dev.decant.study.field.Generating;
import dev.decant.study.field.GenerationRequest;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import java.io.IOException;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code decant synth}: writes synthetic recordings. */
@Command(
        name = "synth",
        description = "Writes synthetic recordings in a field's own file format; the same arguments write the same"
                + " bytes. -D sets the generator's options (decant explain generator GENERATOR).")
final class SynthCommand extends ConfiguredCommand {
    private final Console console;
    private final Provider<Generating> generating;

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

    @Inject
    SynthCommand(Console console, Provider<Generating> generating) {
        this.console = console;
        this.generating = generating;
    }

    @Override
    public Integer call() throws IOException {
        generating.get().generate(new GenerationRequest(generator, out, records, seed, settings()));
        console.err().println("Wrote " + records + " recordings to " + out);
        return ExitCode.DONE;
    }
}
