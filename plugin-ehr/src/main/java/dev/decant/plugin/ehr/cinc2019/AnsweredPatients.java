package dev.decant.plugin.ehr.cinc2019;

import dev.decant.api.data.DataException;
import dev.decant.io.file.LabelFolder;
import dev.decant.io.text.Counted;
import dev.decant.plugin.ehr.cinc2019.ChallengeUtility.Stay;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The labels of patients' files and the answers to them. One patient's files are in memory at a time, and nine bytes of
 * each hour.
 *
 * @param rows the hours of all patients
 * @param names of the patients
 * @param stays what the calls of each patient are worth
 * @param unlabelled the files that were left out, having an hour without a label
 */
record AnsweredPatients(ScoredRows rows, List<String> names, List<Stay> stays, List<Path> unlabelled) {
    private static final String EXTENSION = ".psv";
    private static final String LABEL = "SepsisLabel";

    /**
     * Reads every {@code .psv} of a folder and its answer of another. As in training, a patient with an hour without a label is
     * left out.
     *
     * @throws DataException if there is none, none has a row, an answer is missing or of another length, or a file is damaged
     */
    static AnsweredPatients read(Path labels, Path outputs) {
        LabelFolder folder = new LabelFolder(labels, EXTENSION);
        ScoredRows rows = new ScoredRows();
        List<String> names = new ArrayList<>();
        List<Stay> stays = new ArrayList<>();
        List<Path> unlabelled = new ArrayList<>();
        for (Path file : folder.files("no .psv; expected one with a column SepsisLabel for each patient")) {
            ColumnFile labelled = ColumnFile.read(file);
            if (labelled.lacks(LABEL)) {
                unlabelled.add(file);
                continue;
            }
            Path answer = folder.answer(file, outputs, EXTENSION, "patient");
            boolean[] truth = labelled.flags(LABEL);
            ColumnFile answered = ColumnFile.read(answer);
            double[] probabilities = answered.numbers("PredictedProbability");
            if (probabilities.length != truth.length) {
                throw new DataException(answer + " has " + new Counted(probabilities.length, "row") + "; expected "
                        + truth.length + ", as " + file + " has");
            }
            boolean[] calls = answered.flags("PredictedLabel");
            rows.add(answer, probabilities, truth, calls);
            stays.add(ChallengeUtility.of(truth, calls));
            names.add(folder.record(file));
        }
        if (rows.isEmpty()) {
            throw new DataException(labels + " has no hours to score: none of its " + names.size() + " files has a row"
                    + (unlabelled.isEmpty() ? "" : ", and " + unlabelled.size() + " have an hour without a label"));
        }
        return new AnsweredPatients(rows, names, stays, unlabelled);
    }

    /** What is said of patients that were left out; the official scorer refuses them. */
    Optional<String> leftOut() {
        return unlabelled.isEmpty()
                ? Optional.empty()
                : Optional.of(unlabelled.size() + " of " + (names.size() + unlabelled.size())
                        + " patients have an hour without a label and are left out, the first " + unlabelled.get(0));
    }

    /** Writes a line for each patient. */
    void write(Path file) {
        StringBuilder text = new StringBuilder("patient,rows,positive_rows,observed,best,inaction\n");
        for (int i = 0; i < names.size(); i++) {
            Stay stay = stays.get(i);
            text.append(names.get(i))
                    .append(',')
                    .append(stay.rows())
                    .append(',')
                    .append(stay.called());
            text.append(',').append(stay.observed()).append(',').append(stay.best());
            text.append(',').append(stay.inaction()).append('\n');
        }
        try {
            Files.writeString(file, text, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new DataException(file + " cannot be written: " + e, e);
        }
    }
}
