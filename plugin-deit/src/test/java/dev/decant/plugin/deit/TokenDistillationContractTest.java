package dev.decant.plugin.deit;

import dev.decant.api.strategy.DistillationStrategy;
import dev.decant.plugin.deit.DeitConfig.Kind;
import dev.decant.plugin.deit.DeitConfig.Preset;
import dev.decant.testkit.StrategyContractTest;
import java.util.Map;
import java.util.Optional;

class TokenDistillationContractTest extends StrategyContractTest<DeitConfig> {
    @Override
    protected DistillationStrategy<DeitConfig> strategy() {
        return new TokenDistillation();
    }

    @Override
    protected Map<String, DeitConfig> configurations() {
        return Map.of(
                "as shipped", config(Preset.NONE, Optional.empty()),
                "code, soft", config(Preset.DEIT_CODE, Optional.of(Kind.SOFT)),
                "paper", config(Preset.DEIT_PAPER, Optional.empty()));
    }

    private static DeitConfig config(Preset preset, Optional<Kind> kind) {
        return new DeitConfig(preset, kind, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }
}
