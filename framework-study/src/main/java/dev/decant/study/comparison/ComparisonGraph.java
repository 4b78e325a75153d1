package dev.decant.study.comparison;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which run of a comparison may begin when: a seed's teacher before its students. Runs are handed out by seeds, and within a
 * seed as the contenders are written; but where others run beside them, those of the last seed with the longest first, so that no
 * long one is left alone at the end. A contender that failed for one seed is not begun for another, and once a teacher has
 * failed nothing is begun any more.
 */
final class ComparisonGraph {
    private final List<Long> seeds;
    private final List<Node> waiting = new ArrayList<>();
    private final Set<Node> running = new HashSet<>();
    private final Set<Long> taught = new HashSet<>();
    private final Set<String> failed = new HashSet<>();
    private final Map<String, Double> seconds = new HashMap<>();
    private boolean teacherFailed;

    /**
     * A run.
     *
     * @param contender its name; empty for the teacher of the seed
     */
    record Node(long seed, Optional<String> contender) {}

    /**
     * @param contenders their names, in the order of the table
     * @param teachers whether each seed's is trained, rather than there already
     */
    ComparisonGraph(List<Long> seeds, List<String> contenders, boolean teachers) {
        this.seeds = List.copyOf(seeds);
        if (!teachers) {
            taught.addAll(seeds);
        }
        for (long seed : seeds) {
            if (teachers) {
                waiting.add(new Node(seed, Optional.empty()));
            }
            contenders.forEach(name -> waiting.add(new Node(seed, Optional.of(name))));
        }
    }

    /** Adds a contender after all others. */
    void add(String contender) {
        seeds.forEach(seed -> waiting.add(new Node(seed, Optional.of(contender))));
    }

    /** Hands out a run that may begin; empty if there is none now. */
    Optional<Node> next() {
        if (teacherFailed) {
            return Optional.empty();
        }
        List<Node> ready = waiting.stream()
                .filter(node -> node.contender().isEmpty() || taught.contains(node.seed()))
                .toList();
        boolean last = !running.isEmpty()
                && waiting.stream().map(Node::seed).distinct().count() == 1;
        Optional<Node> next = last
                ? ready.stream().max(Comparator.comparingDouble(this::known)) // the first of equals
                : ready.stream().findFirst();
        next.ifPresent(node -> {
            waiting.remove(node);
            running.add(node);
        });
        return next;
    }

    /** How long its contender's longest run took; 0 before one has ended. */
    private double known(Node node) {
        return node.contender().map(name -> seconds.getOrDefault(name, 0.)).orElse(Double.MAX_VALUE);
    }

    /** Whether nothing waits and nothing runs. */
    boolean idle() {
        return waiting.isEmpty() && running.isEmpty();
    }

    /** Whether anything was handed out that has not ended. */
    boolean busy() {
        return !running.isEmpty();
    }

    /** @param took seconds of training */
    void finished(Node node, double took) {
        running.remove(node);
        node.contender().ifPresent(name -> seconds.merge(name, took, Math::max));
        if (node.contender().isEmpty()) {
            taught.add(node.seed());
        }
    }

    void failed(Node node) {
        running.remove(node);
        teacherFailed |= node.contender().isEmpty();
        node.contender().ifPresent(failed::add);
        waiting.removeIf(other -> other.contender().filter(failed::contains).isPresent());
    }
}
