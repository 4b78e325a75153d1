package dev.decant.runtime.training;

import static org.assertj.core.api.Assertions.assertThat;

import dev.decant.runtime.graph.StepResult;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;

final class EpochPartTest {
    /** A strategy may log no term of its loss. */
    @Example
    void travelsWithoutTermsToo() {
        EpochPart part = new EpochPart(0, 0, 0, 0, new double[0], 0, 0, 0, 0)
                .with(new StepResult(0.1f, new float[0], 1 / 3f), 16, 1e-3);
        assertThat(EpochPart.of(part.metadata()).orElseThrow())
                .usingRecursiveComparison()
                .isEqualTo(part);
    }

    /** A sum that went through a checkpoint goes on to the same bits. */
    @Property(tries = 200)
    void travelsExactly(@ForAll @Size(min = 3, max = 3) float[] terms, @ForAll float loss, @ForAll double seconds) {
        EpochPart part = new EpochPart(0, 0, 0, 0, new double[3], 0, 0, 0, 0)
                .with(new StepResult(0.1f, new float[] {0.1f, 0.2f, 0.3f}, 1 / 3f), 16, 1e-3)
                .with(new StepResult(loss, terms, 0.7f), 16, 1 / 3.0)
                .took(seconds, seconds / 3);
        EpochPart back = EpochPart.of(part.metadata()).orElseThrow();
        assertThat(back).usingRecursiveComparison().isEqualTo(part);
        assertThat(back.with(new StepResult(1.1f, terms, 0.1f), 7, 0))
                .usingRecursiveComparison()
                .isEqualTo(part.with(new StepResult(1.1f, terms, 0.1f), 7, 0));
        assertThat(EpochPart.of(Map.of("next-epoch", "3"))).isEqualTo(Optional.empty());
    }
}
