package dev.decant.runtime.builtin;

import dev.decant.api.strategy.BlockSplitter;
import dev.decant.testkit.SplitterContractTest;
import java.util.Map;

class EqualSegmentsContractTest extends SplitterContractTest<EqualSegments.Options> {
    @Override
    protected String type() {
        return "equal";
    }

    @Override
    protected BlockSplitter<EqualSegments.Options> splitter() {
        return new EqualSegments();
    }

    @Override
    protected Map<String, EqualSegments.Options> configurations() {
        return Map.of("one", shipped("segments = 1"), "as many as blocks", shipped("segments = 64"));
    }
}
