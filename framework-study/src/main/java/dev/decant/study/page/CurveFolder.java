package dev.decant.study.page;

import dev.decant.io.file.AtomicFile;
import dev.decant.study.curve.LabelCurve;
import dev.decant.study.table.CurveCsv;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Everything that is written of a curve of label efficiency. */
public final class CurveFolder {
    private static final String PAGE = "curve.html";
    private static final String TABLE = "curve.csv";

    private CurveFolder() {}

    /**
     * Writes the page and the table, each file whole or not at all, and returns their names.
     *
     * @param folder made if it is missing
     */
    public static List<String> write(Path folder, LabelCurve curve) throws IOException {
        AtomicFile.writeText(folder.resolve(TABLE), CurveCsv.render(curve));
        CurvePage.write(folder.resolve(PAGE), curve);
        return List.of(PAGE, TABLE);
    }
}
