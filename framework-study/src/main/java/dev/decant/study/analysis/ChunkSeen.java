package dev.decant.study.analysis;

import dev.decant.runtime.graph.AttentionSum;
import java.util.List;

/**
 * What one chunk of records shows of a run's network and of its teacher's.
 *
 * @param samples how many samples each Gram matrix compares
 * @param grams [block][draw][sample · samples + sample], inner products; the run's own blocks first, then the teacher's
 * @param attention [attending block], summed over records
 * @param attended how many records that sum has
 */
record ChunkSeen(int samples, List<List<double[]>> grams, List<AttentionSum> attention, int attended) {}
