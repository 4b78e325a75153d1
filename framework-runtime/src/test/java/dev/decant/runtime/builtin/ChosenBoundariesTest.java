package dev.decant.runtime.builtin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.decant.api.config.InvalidConfiguration;
import dev.decant.api.strategy.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.assertj.core.api.AbstractThrowableAssert;

class ChosenBoundariesTest {
    private final ChosenBoundaries splitter = new ChosenBoundaries();

    @Property
    void segmentsStartExactlyAtTheBoundaries(
            @ForAll @Size(max = 8) Set<@IntRange(min = 1, max = 30) Integer> chosen,
            @ForAll @IntRange(min = 31, max = 40) int blocks) {
        List<Integer> boundaries = chosen.stream().sorted().toList();
        List<Integer> sizes = splitter.sizes(Role.STUDENT, blocks, new ChosenBoundaries.Options(List.of(), boundaries));
        List<Integer> starts = new ArrayList<>();
        int start = 0;
        for (int size : sizes) {
            assertThat(size).isPositive();
            starts.add(start);
            start += size;
        }
        assertThat(start).isEqualTo(blocks);
        assertThat(starts.subList(1, starts.size())).isEqualTo(boundaries);
    }

    @Property
    void boundariesOutsideTheNetworkAreRefused(
            @ForAll @IntRange(min = 1, max = 20) int blocks, @ForAll @IntRange(max = 20) int beyond) {
        refused(List.of(blocks + beyond), blocks).hasMessageContainingAll("teacher", "block " + (blocks + beyond));
    }

    @Property
    void boundariesThatDoNotRiseAreRefused(
            @ForAll @IntRange(min = 1, max = 10) int first, @ForAll @IntRange(max = 9) int back) {
        refused(List.of(first, Math.max(0, first - back)), 20).hasMessageContainingAll("teacher", "rise strictly");
    }

    @Example
    void blockZeroIsNeverNamed() {
        refused(List.of(0, 4), 8).hasMessageContaining("from 1");
    }

    @Example
    void eachNetworkHasItsOwn() {
        ChosenBoundaries.Options options = new ChosenBoundaries.Options(List.of(4, 8), List.of(2, 5));
        assertThat(splitter.sizes(Role.TEACHER, 16, options)).containsExactly(4, 4, 8);
        assertThat(splitter.sizes(Role.STUDENT, 8, options)).containsExactly(2, 3, 3);
    }

    private AbstractThrowableAssert<?, ? extends Throwable> refused(List<Integer> boundaries, int blocks) {
        return assertThatThrownBy(
                        () -> splitter.sizes(Role.TEACHER, blocks, new ChosenBoundaries.Options(boundaries, List.of())))
                .isInstanceOf(InvalidConfiguration.class);
    }
}
