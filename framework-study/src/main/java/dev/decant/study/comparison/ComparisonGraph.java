package dev.decant.study.comparison;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Which run of a comparison may begin when: a seed's teacher before its students. Runs are handed out by seeds, and within a
 * seed as the contenders are written. A contender that failed for one seed is not begun for another, and once a teacher has
 * failed nothing is begun any more.
 */
final class ComparisonGraph {
    private final List<Long> seeds;
    private final List<Node> waiting = new ArrayList<>();
    private final Set<Node> running = new HashSet<>();
    private final Set<Long> taught = new HashSet<>();
    private final Set<String> failed = new HashSet<>();
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
        for (Iterator<Node> nodes = waiting.iterator(); nodes.hasNext(); ) {
            Node node = nodes.next();
            if (node.contender().isEmpty() || taught.contains(node.seed())) {
                nodes.remove();
                running.add(node);
                return Optional.of(node);
            }
        }
        return Optional.empty();
    }

    /** Whether nothing waits and nothing runs. */
    boolean idle() {
        return waiting.isEmpty() && running.isEmpty();
    }

    /** Whether anything was handed out that has not ended. */
    boolean busy() {
        return !running.isEmpty();
    }

    void finished(Node node) {
        running.remove(node);
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
