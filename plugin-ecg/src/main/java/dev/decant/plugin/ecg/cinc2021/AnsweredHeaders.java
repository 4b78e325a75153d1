package dev.decant.plugin.ecg.cinc2021;

import dev.decant.api.data.DataException;
import dev.decant.io.file.LabelFolder;
import dev.decant.io.file.ReadFailure;
import dev.decant.plugin.ecg.diagnosis.ScoredDiagnosis;
import dev.decant.plugin.ecg.wfdb.Header;
import dev.decant.plugin.ecg.wfdb.HeaderParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The labels of headers and the answers to them, by record name.
 *
 * @param truth [record][26]
 * @param answers [record][26]
 * @param scores [record][26]
 */
record AnsweredHeaders(boolean[][] truth, boolean[][] answers, double[][] scores) {
    /**
     * Reads every header of a folder and its answer {@code RECORD.csv} of another.
     *
     * @throws DataException if there is no header, an answer is missing, or a file is damaged
     */
    static AnsweredHeaders read(Path labels, Path outputs) {
        LabelFolder folder = new LabelFolder(labels, ".hea");
        List<Path> headers = folder.files("no header; expected a .hea with a line #Dx for each record");
        int records = headers.size();
        boolean[][] truth = new boolean[records][ScoredDiagnosis.values().length];
        boolean[][] answers = new boolean[records][];
        double[][] scores = new double[records][];
        for (int i = 0; i < records; i++) {
            Header header = header(headers.get(i));
            boolean[] row = truth[i];
            for (String code : DxLine.codes(header.comments())) {
                ScoredDiagnosis.ofCode(code).ifPresent(diagnosis -> row[diagnosis.index()] = true);
            }
            ChallengeOutput output = ChallengeOutput.read(folder.answer(headers.get(i), outputs, ".csv", "record"));
            answers[i] = output.answers();
            scores[i] = output.scores();
        }
        return new AnsweredHeaders(truth, answers, scores);
    }

    private static Header header(Path file) {
        try {
            return HeaderParser.parse(Files.readAllBytes(file), file.toString());
        } catch (IOException e) {
            throw new DataException(ReadFailure.of(file, e), e);
        }
    }
}
