package dev.decant.runtime.reproduction;

import dev.decant.runtime.analysis.AttentionMap;
import dev.decant.runtime.analysis.ChunkedValue;
import dev.decant.runtime.analysis.RepresentationSimilarity;
import dev.decant.runtime.analysis.RunAnalysis;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** What Figures 2 and 3 look at inside a network. */
final class Looks {
    private Looks() {}

    /** Linear CKA between student (rows) and teacher (columns). */
    static Optional<RepresentationSimilarity> toTeacher(RunAnalysis analysis) {
        return analysis.representations().stream()
                .filter(similarity -> similarity.kernel() == RepresentationSimilarity.Kernel.LINEAR
                        && similarity.rows().equals("student")
                        && similarity.columns().equals("teacher"))
                .findFirst();
    }

    /** How many of the student's blocks are early ones: half of them, at least one. */
    static int earlyBlocks(RunAnalysis analysis) {
        return toTeacher(analysis)
                .map(similarity -> Math.max(1, similarity.rowBlocks().size() / 2))
                .orElse(0);
    }

    /** CKA of one student block with the teacher's block that ends at the same share of the depth. */
    static InnerDifference.Look similarity(int row) {
        return analysis -> toTeacher(analysis).flatMap(similarity -> {
            int rows = similarity.rowBlocks().size();
            return row < rows
                    ? Optional.of(List.of(similarity.value(
                            row, sameDepth(row, rows, similarity.columnBlocks().size()))))
                    : Optional.empty();
        });
    }

    /** Of {@code columns} blocks the one that ends where block {@code row} of {@code rows} ends, the nearest if none. */
    static int sameDepth(int row, int rows, int columns) {
        return Math.max(0, (int) Math.round((row + 1.0) * columns / rows) - 1);
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
