package dev.decant.reproduction;

import dev.decant.study.analysis.AttentionMap;
import dev.decant.study.analysis.ChunkedValue;
import dev.decant.study.analysis.RepresentationSimilarity;
import dev.decant.study.analysis.RepresentationSimilarity.Kernel;
import dev.decant.study.analysis.RunAnalysis;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** What Figures 2 and 3 look at inside a network. */
final class Looks {
    private Looks() {}

    /** Linear CKA between student (rows) and teacher (columns). */
    static Optional<RepresentationSimilarity> toTeacher(RunAnalysis analysis) {
        return analysis.toTeacher(Kernel.LINEAR);
    }

    /** How many of the student's blocks are early ones: half of them, at least one. */
    static int earlyBlocks(RunAnalysis analysis) {
        return toTeacher(analysis)
                .map(similarity -> Math.max(1, similarity.rowBlocks().size() / 2))
                .orElse(0);
    }

    /** CKA of one student block with the teacher's block that ends at the same share of the depth. */
    static InnerDifference.Look similarity(int row) {
        return analysis -> toTeacher(analysis)
                .filter(similarity -> row < similarity.rowBlocks().size())
                .map(similarity -> List.of(similarity.value(row, similarity.sameDepth(row))));
    }

    /** The mean distance of attention, averaged over blocks. */
    static InnerDifference.Look distance() {
        return attention(AttentionMap::distance);
    }

    /** How translation-invariant attention is, averaged over blocks. */
    static InnerDifference.Look toeplitz() {
        return attention(AttentionMap::toeplitz);
    }

    private static InnerDifference.Look attention(Function<AttentionMap, ChunkedValue> number) {
        return analysis -> analysis.attention()
                .filter(attention -> !attention.blocks().isEmpty())
                .map(attention -> attention.blocks().stream().map(number).toList());
    }
}
