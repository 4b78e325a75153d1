package dev.decant.study.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import dev.decant.study.comparison.ComparisonGraph.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ComparisonGraphTest {
    @Test
    void oneAfterTheOtherItIsTheOrderOfTheTable() {
        ComparisonGraph graph = new ComparisonGraph(List.of(3L, 4L), List.of("plain", "kd"), true);
        List<Node> order = new ArrayList<>();
        Optional<Node> node = graph.next();
        while (node.isPresent()) {
            order.add(node.get());
            graph.finished(node.get(), 1);
            node = graph.next();
        }
        assertThat(order)
                .containsExactly(teacher(3), of(3, "plain"), of(3, "kd"), teacher(4), of(4, "plain"), of(4, "kd"));
        assertThat(graph.idle()).isTrue();
    }

    @Test
    void studentsWaitForTheTeacherOfTheirSeedAlone() {
        ComparisonGraph graph = new ComparisonGraph(List.of(3L, 4L), List.of("plain", "kd"), true);
        assertThat(graph.next()).contains(teacher(3));
        assertThat(graph.next()).contains(teacher(4));
        assertThat(graph.next()).isEmpty();
        graph.finished(teacher(4), 1);
        assertThat(graph.next()).contains(of(4, "plain"));
        assertThat(graph.next()).contains(of(4, "kd"));
        assertThat(graph.next()).isEmpty();
        graph.finished(teacher(3), 1);
        assertThat(graph.next()).contains(of(3, "plain"));
        assertThat(graph.idle()).isFalse();
        assertThat(graph.busy()).isTrue();
    }

    @Test
    void besideOthersTheLongestOfTheLastSeedComesFirst() {
        ComparisonGraph graph = new ComparisonGraph(List.of(1L, 2L), List.of("plain", "kd", "bbm"), false);
        graph.next();
        graph.next();
        graph.finished(of(1, "plain"), 10);
        assertThat(graph.next()).contains(of(1, "bbm"));
        graph.finished(of(1, "kd"), 12);
        assertThat(graph.next()).as("bbm's time is not known yet").contains(of(2, "kd"));
        graph.finished(of(1, "bbm"), 30);
        assertThat(graph.next()).contains(of(2, "bbm"));
        assertThat(graph.next()).contains(of(2, "plain"));
    }

    @Test
    void whereATeacherIsNamedNobodyWaits() {
        ComparisonGraph graph = new ComparisonGraph(List.of(3L), List.of("plain"), false);
        assertThat(graph.next()).contains(of(3, "plain"));
        assertThat(graph.next()).isEmpty();
    }

    @Test
    void aContenderThatFailedIsNotBegunAgainAndTheOthersAre() {
        ComparisonGraph graph = new ComparisonGraph(List.of(1L, 2L), List.of("plain", "kd"), false);
        assertThat(graph.next()).contains(of(1, "plain"));
        assertThat(graph.next()).contains(of(1, "kd"));
        graph.failed(of(1, "plain"));
        assertThat(graph.next()).contains(of(2, "kd"));
        assertThat(graph.next()).isEmpty();
    }

    @Test
    void onceATeacherFailedNothingIsBegun() {
        ComparisonGraph graph = new ComparisonGraph(List.of(1L, 2L), List.of("plain"), true);
        graph.next();
        graph.next();
        graph.finished(teacher(2), 1);
        graph.failed(teacher(1));
        assertThat(graph.next()).isEmpty();
        assertThat(graph.busy()).isFalse();
    }

    @Test
    void aRowThatIsAddedComesLastForEverySeed() {
        ComparisonGraph graph = new ComparisonGraph(List.of(1L, 2L), List.of("plain"), false);
        graph.finished(graph.next().orElseThrow(), 1);
        graph.finished(graph.next().orElseThrow(), 1);
        assertThat(graph.idle()).isTrue();
        graph.add("plain-equal-time");
        assertThat(graph.next()).contains(of(1, "plain-equal-time"));
        assertThat(graph.next()).contains(of(2, "plain-equal-time"));
        assertThat(graph.next()).isEmpty();
    }

    private static Node teacher(long seed) {
        return new Node(seed, Optional.empty());
    }

    private static Node of(long seed, String contender) {
        return new Node(seed, Optional.of(contender));
    }
}
