package dev.decant.runtime.builtin;

import dev.decant.api.strategy.BlockSplitter;
import dev.decant.testkit.SplitterContractTest;
import java.util.Map;

class ChosenBoundariesContractTest extends SplitterContractTest<ChosenBoundaries.Options> {
    @Override
    protected String type() {
        return "boundaries";
    }

    @Override
    protected BlockSplitter<ChosenBoundaries.Options> splitter() {
        return new ChosenBoundaries();
    }

    @Override
    protected Map<String, ChosenBoundaries.Options> configurations() {
        return Map.of("three segments", shipped("teacher = [2, 5], student = [1, 40]"));
    }
}
