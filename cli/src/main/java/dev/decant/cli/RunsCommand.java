package dev.decant.cli;

import dev.decant.api.data.DataException;
import dev.decant.runtime.evaluation.Evaluation;
import dev.decant.runtime.evaluation.Metrics;
import dev.decant.runtime.experiment.RunRecall;
import dev.decant.runtime.run.FinishedRun;
import dev.decant.runtime.run.RunFolder;
import dev.decant.runtime.run.RunStore;
import dev.decant.study.table.TextTable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code decant runs}: what was trained. */
@Command(name = "runs", description = "Lists the runs of a folder, finished or not.")
final class RunsCommand implements Callable<Integer> {
    private final CommandContext context;

    @Parameters(arity = "0..1", paramLabel = "FOLDER", description = "Default: runs.")
    private Path folder = Path.of("runs");

    @Option(names = "--json", description = "Prints one JSON document.")
    private boolean json;

    RunsCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() throws Exception {
        TextTable table = TextTable.ofWords("RUN", "LABEL", "SEED", "STATUS", "EPOCHS", "F1", "AUROC");
        List<Object> documents = new ArrayList<>();
        for (RunFolder run : RunStore.list(folder)) {
            RunRecall recall = RunRecall.of(run);
            Optional<FinishedRun> finished = Optional.empty();
            String status = run.finished() ? "finished" : "not finished";
            if (run.finished()) {
                try {
                    finished = Optional.of(RunStore.read(run.path()));
                } catch (DataException e) {
                    status = "damaged";
                }
            }
            Optional<Evaluation> evaluation = finished.map(found -> Metrics.of(found.test(), Optional.empty()));
            table.add(
                    run.path().toString(),
                    recall.label(),
                    Long.toString(recall.seed()),
                    status,
                    finished.map(found -> Integer.toString(found.epochs())).orElse("-"),
                    evaluation.map(found -> number(found.f1())).orElse("-"),
                    evaluation.map(found -> number(found.auroc())).orElse("-"));
            Map<String, Object> document = new LinkedHashMap<>();
            document.put("run", run.path().toString());
            document.put("label", recall.label());
            document.put("seed", recall.seed());
            document.put("status", status);
            document.put("epochs", finished.map(FinishedRun::epochs));
            document.put("f1", evaluation.map(Evaluation::f1));
            document.put("auroc", evaluation.map(Evaluation::auroc));
            documents.add(document);
        }
        if (json) {
            JsonOutput.print(context.out(), documents);
        } else if (documents.isEmpty()) {
            context.err().println("there are no runs in " + folder);
        } else {
            table.lines().forEach(context.out()::println);
        }
        return ExitCode.DONE;
    }

    private static String number(double value) {
        return Double.isNaN(value) ? "-" : String.format(Locale.ROOT, "%.4f", value);
    }
}
