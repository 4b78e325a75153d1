package dev.decant.study.page;

import dev.decant.io.file.AtomicFile;
import dev.decant.runtime.training.TrainingListener;
import dev.decant.study.search.BestConfiguration;
import dev.decant.study.search.SearchListener;
import dev.decant.study.search.Tuned;
import dev.decant.study.table.TrialsCsv;
import dev.decant.study.table.TunedText;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Everything that is written of a search. */
public final class TuneFolder {
    private TuneFolder() {}

    /** A listener that also writes what each search found, and says so. */
    public static SearchListener writing(SearchListener to, TrainingListener notices) {
        return new SearchListener() {
            @Override
            public void planned(Planned search) {
                to.planned(search);
            }

            @Override
            public void began(TrialStep step) {
                to.began(step);
            }

            @Override
            public void training(String run, TrialStep step) {
                to.training(run, step);
            }

            @Override
            public void ended(TrialEnded end) {
                to.ended(end);
            }

            @Override
            public void found(Tuned tuned) throws IOException {
                to.found(tuned);
                notices.notice("written to " + tuned.folder() + ": " + String.join(", ", write(tuned)));
            }
        };
    }

    /**
     * Writes the page, the trials as text and CSV, and the best configuration, each file whole or not at all.
     *
     * @return the names of the files
     */
    public static List<String> write(Tuned tuned) throws IOException {
        List<String> names = new ArrayList<>(List.of("report.html", "tune.txt", "trials.csv"));
        AtomicFile.writeText(tuned.folder().resolve("tune.txt"), TunedText.render(tuned));
        AtomicFile.writeText(tuned.folder().resolve("trials.csv"), TrialsCsv.render(tuned));
        if (tuned.best().isPresent()) {
            names.add("best.conf");
            AtomicFile.writeText(
                    tuned.folder().resolve("best.conf"),
                    BestConfiguration.render(tuned, tuned.best().get()));
        }
        TunePage.write(tuned.folder().resolve("report.html"), tuned);
        return names;
    }
}
