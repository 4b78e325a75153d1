package dev.decant.study.analysis;

import dev.decant.study.analysis.RepresentationSimilarity.Kernel;
import java.util.List;
import java.util.Optional;

/**
 * What one run's network looks like inside, on one set of records.
 *
 * @param run the run's folder
 * @param label {@code teacher}, or the name of a strategy
 * @param seed of the run
 * @param set {@code test}, or the name of an external set
 * @param records how many records were looked at
 * @param representations student against teacher where there is one, and the network against itself, for each kernel
 * @param attention of a network that attends
 */
public record RunAnalysis(
        String run,
        String label,
        long seed,
        String set,
        int records,
        List<RepresentationSimilarity> representations,
        Optional<Attention> attention) {
    public RunAnalysis {
        representations = List.copyOf(representations);
    }

    /** Student (rows) against teacher (columns); empty where it was not compared with one. */
    public Optional<RepresentationSimilarity> toTeacher(Kernel kernel) {
        return representations.stream()
                .filter(similarity -> similarity.kernel() == kernel && !similarity.itself())
                .findFirst();
    }

    /** The network against itself; empty where it was not compared. */
    public Optional<RepresentationSimilarity> within(Kernel kernel) {
        return representations.stream()
                .filter(similarity -> similarity.kernel() == kernel && similarity.itself())
                .findFirst();
    }

    /** The same under another name of the method. */
    public RunAnalysis labelled(String other) {
        return new RunAnalysis(run, other, seed, set, records, representations, attention);
    }
}
