package dev.decant.cli;

import dev.decant.io.text.Counted;
import dev.decant.runtime.evaluation.Evaluation;
import dev.decant.runtime.run.RunDamage;
import dev.decant.study.run.ListedRun;
import dev.decant.study.run.RunListing;
import dev.decant.study.table.JsonText;
import dev.decant.study.table.TextTable;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code decant runs}: what was trained. */
@Command(name = "runs", description = "Lists the runs of a folder, finished or not.")
final class RunsCommand implements Callable<Integer> {
    private static final Path USUAL = Path.of("runs");

    private final Console console;
    private final Provider<RunListing> listing;

    @Parameters(arity = "0..1", paramLabel = "FOLDER", description = "Default: runs.")
    private Path folder = USUAL;

    @Option(
            names = "--verify",
            description =
                    "Reads every file of every run and names those that are not what was written; exit code 1 if there are any.")
    private boolean verify;

    @Option(names = "--json", description = "Prints one JSON document.")
    private boolean json;

    @Inject
    RunsCommand(Console console, Provider<RunListing> listing) {
        this.console = console;
        this.listing = listing;
    }

    @Override
    public Integer call() throws IOException {
        if (!Files.isDirectory(folder) && !folder.equals(USUAL)) {
            throw new NotDirectoryException(folder.toString());
        }
        if (verify) {
            return verified(listing.get().verify(folder));
        }
        List<ListedRun> runs = listing.get().list(folder);
        if (json) {
            console.out()
                    .println(
                            JsonText.of(runs.stream().map(RunsCommand::document).toList()));
        } else if (runs.isEmpty()) {
            console.err().println("there are no runs in " + folder);
        } else {
            console.table(table(runs));
        }
        return ExitCode.DONE;
    }

    private int verified(Map<Path, List<RunDamage>> runs) {
        List<RunDamage> damages = runs.values().stream().flatMap(List::stream).toList();
        if (json) {
            console.out()
                    .println(JsonText.of(runs.entrySet().stream()
                            .map(run -> Map.of(
                                    "run",
                                    run.getKey().toString(),
                                    "damages",
                                    run.getValue().stream()
                                            .map(RunDamage::description)
                                            .toList()))
                            .toList()));
        } else {
            damages.forEach(damage -> console.out().println(damage.exception().getMessage()));
            console.out().println(new Counted(runs.size(), "run") + ", " + new Counted(damages.size(), "damaged file"));
        }
        return damages.isEmpty() ? ExitCode.DONE : ExitCode.FAILED;
    }

    private static TextTable table(List<ListedRun> runs) {
        TextTable table = TextTable.ofWords("RUN", "LABEL", "SEED", "STATUS", "EPOCHS", "F1", "AUROC");
        for (ListedRun run : runs) {
            table.add(
                    run.folder().toString(),
                    run.label(),
                    Long.toString(run.seed()),
                    run.status().words(),
                    run.epochs().map(epochs -> Integer.toString(epochs)).orElse("-"),
                    run.test().map(found -> number(found.f1())).orElse("-"),
                    run.test().map(found -> number(found.auroc())).orElse("-"));
        }
        return table;
    }

    private static Map<String, Object> document(ListedRun run) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("run", run.folder().toString());
        document.put("label", run.label());
        document.put("seed", run.seed());
        document.put("status", run.status().words());
        document.put("epochs", run.epochs());
        document.put("f1", run.test().map(Evaluation::f1));
        document.put("auroc", run.test().map(Evaluation::auroc));
        return document;
    }

    private static String number(double value) {
        return Double.isNaN(value) ? "-" : String.format(Locale.ROOT, "%.4f", value);
    }
}
