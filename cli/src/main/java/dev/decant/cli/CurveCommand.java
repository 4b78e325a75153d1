package dev.decant.cli;

import dev.decant.study.curve.CurveMaking;
import dev.decant.study.curve.LabelCurve;
import dev.decant.study.page.CurveFolder;
import dev.decant.study.table.CurveJson;
import dev.decant.study.table.CurveText;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code decant curve}: what methods reach by how many labels they had. */
@Command(
        name = "curve",
        description = {
            "Sets finished comparisons beside one another, by how many labelled records they were trained on.",
            "They have the same data, student, teacher, baseline and scorer, and differ in split.labelled or split.training."
        })
final class CurveCommand implements Callable<Integer> {
    private final Console console;
    private final Provider<CurveMaking> making;

    @Parameters(
            arity = "1..*",
            paramLabel = "FOLDER",
            description = "Folders of finished comparisons, each with its comparison.json.")
    private List<Path> folders = new ArrayList<>();

    @Option(
            names = "--measure",
            paramLabel = "NAME",
            description = "f1, auroc, auprc, accuracy, score, r2_teacher or corr2_teacher; default: the primary one.")
    private Optional<String> measure = Optional.empty();

    @Option(
            names = "--out",
            paramLabel = "DIR",
            defaultValue = "curve",
            description = "Where curve.html and curve.csv go; default: ${DEFAULT-VALUE}.")
    private Path out = Path.of("curve");

    @Option(names = "--json", description = "Prints one JSON document.")
    private boolean json;

    @Inject
    CurveCommand(Console console, Provider<CurveMaking> making) {
        this.console = console;
        this.making = making;
    }

    @Override
    public Integer call() throws IOException {
        LabelCurve curve = making.get().curve(folders, measure);
        console.out().print(json ? CurveJson.render(curve) + "\n" : CurveText.render(curve, console.width()));
        List<String> written = CurveFolder.write(out, curve);
        console.err().println("written to " + out + ": " + String.join(", ", written));
        return ExitCode.DONE;
    }
}
