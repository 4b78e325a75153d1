package dev.decant.study.analysis;

import dev.decant.runtime.evaluation.Similarity;
import java.util.List;
import java.util.Optional;

/**
 * A run's network and answers on one set of records.
 *
 * @param analysis of the network
 * @param outputs similarity of its probabilities to the teacher's, on every judged record; empty without a teacher
 * @param classes of that similarity
 * @param remarks what a reader must know of the set, sentences
 */
public record AnalysedSet(
        RunAnalysis analysis, Optional<Similarity> outputs, List<String> classes, List<String> remarks) {
    public AnalysedSet {
        classes = List.copyOf(classes);
        remarks = List.copyOf(remarks);
    }
}
