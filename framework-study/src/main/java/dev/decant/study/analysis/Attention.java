package dev.decant.study.analysis;

import java.util.Arrays;
import java.util.List;

/**
 * Self-attention averaged over samples and heads for each block (Figure 3 of the paper), tokens left out. Sequences of
 * varying length are aligned at their last real step and averaged over those that have at least {@code steps} of them.
 *
 * @param steps the width of the maps: steps (patches, hours) that are shown
 * @param causal whether a step attends only to itself and to earlier steps
 * @param aligned whether the maps end at each sequence's last step
 * @param blocks first block first
 */
public record Attention(int steps, boolean causal, boolean aligned, List<AttentionMap> blocks) {
    public Attention {
        blocks = List.copyOf(blocks);
    }

    /** How many records the maps are averaged over. */
    public int samples() {
        return Arrays.stream(blocks.get(0).samples()).sum();
    }

    /** Whether every block's map is too near to a uniform one to be compared. */
    public boolean nearUniform() {
        return blocks.stream().allMatch(AttentionMap::nearUniform);
    }

    /** The numbers of uniform maps of these steps. */
    public UniformAttention uniform() {
        return new UniformAttention(steps, causal);
    }
}
