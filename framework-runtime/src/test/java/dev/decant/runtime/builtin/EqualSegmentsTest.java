package dev.decant.runtime.builtin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.decant.api.config.InvalidConfiguration;
import dev.decant.api.strategy.Role;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class EqualSegmentsTest {
    private final EqualSegments splitter = new EqualSegments();

    @Property
    void sizesCoverAllBlocksDifferByAtMostOneAndFall(
            @ForAll Role role,
            @ForAll @IntRange(min = 1, max = 40) int segments,
            @ForAll @IntRange(max = 60) int more) {
        int blocks = segments + more;
        List<Integer> sizes = splitter.sizes(role, blocks, new EqualSegments.Options(segments));
        assertThat(sizes).hasSize(segments).isSortedAccordingTo(Comparator.reverseOrder());
        assertThat(sizes.stream().mapToInt(Integer::intValue).sum()).isEqualTo(blocks);
        assertThat(Collections.max(sizes) - Collections.min(sizes)).isBetween(0, 1);
        assertThat(Collections.min(sizes)).isGreaterThanOrEqualTo(1);
    }

    @Property
    void moreSegmentsThanBlocksNamesRoleAndCounts(
            @ForAll @IntRange(min = 1, max = 40) int blocks, @ForAll @IntRange(min = 1, max = 40) int more) {
        int segments = blocks + more;
        assertThatThrownBy(() -> splitter.sizes(Role.STUDENT, blocks, new EqualSegments.Options(segments)))
                .isInstanceOf(InvalidConfiguration.class)
                .hasMessageContainingAll("student", " " + blocks + " block", " " + segments + " segments");
    }

    @Example
    void thePapersNetworks() {
        assertThat(splitter.sizes(Role.TEACHER, 16, new EqualSegments.Options(4)))
                .containsExactly(4, 4, 4, 4);
        assertThat(splitter.sizes(Role.STUDENT, 8, new EqualSegments.Options(4)))
                .containsExactly(2, 2, 2, 2);
        assertThat(splitter.sizes(Role.STUDENT, 8, new EqualSegments.Options(3)))
                .containsExactly(3, 3, 2);
    }
}
