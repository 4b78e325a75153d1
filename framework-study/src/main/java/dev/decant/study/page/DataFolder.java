package dev.decant.study.page;

import dev.decant.io.file.AtomicFile;
import dev.decant.study.dataset.DataDescription;
import dev.decant.study.table.DescriptionJson;
import dev.decant.study.table.DescriptionText;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Everything that is written of what data look like. */
public final class DataFolder {
    private DataFolder() {}

    /**
     * Writes the page, the text and the JSON document, each file whole or not at all.
     *
     * @return the names of the files
     */
    public static List<String> write(Path folder, DataDescription data) throws IOException {
        DataPage.write(folder.resolve("data.html"), data);
        AtomicFile.writeText(folder.resolve("data.txt"), DescriptionText.render(data));
        AtomicFile.writeText(folder.resolve("data.json"), DescriptionJson.render(data));
        return List.of("data.html", "data.txt", "data.json");
    }
}
