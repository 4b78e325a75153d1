package dev.decant.runtime.graph;

import java.util.List;

/**
 * A phase as the training loop sees it.
 *
 * @param shareOfEpochs in (0, 1]
 * @param terms the names of the logged terms
 * @param unreached parameters that the phase trains but its loss does not depend on: they keep their values
 */
public record PhaseInfo(String name, double shareOfEpochs, List<String> terms, List<String> unreached) {}
