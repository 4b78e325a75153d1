package dev.decant.runtime.graph;

import dev.decant.api.config.InvalidConfiguration;
import dev.decant.api.network.Network;
import dev.decant.api.strategy.BlockSplitter;
import dev.decant.api.strategy.Role;
import dev.decant.api.strategy.Segment;
import dev.decant.io.text.Counted;
import dev.decant.runtime.config.Selected;
import java.util.ArrayList;
import java.util.List;

/** The two networks, cut into as many segments each. */
record Segments(List<Segment> student, List<Segment> teacher) {
    /** @throws InvalidConfiguration if a network cannot be cut or the counts differ */
    static Segments of(Network student, Network teacher, Selected<BlockSplitter<Record>> splitter) {
        Segments segments = new Segments(cut(Role.STUDENT, student, splitter), cut(Role.TEACHER, teacher, splitter));
        if (segments.student.size() != segments.teacher.size()) {
            throw new InvalidConfiguration("the splitter " + splitter.type() + " cuts the teacher's "
                    + new Counted(teacher.blocks().size(), "block") + " into "
                    + new Counted(segments.teacher.size(), "segment")
                    + " but the student's " + new Counted(student.blocks().size(), "block") + " into "
                    + segments.student.size() + "; both need the same number");
        }
        return segments;
    }

    private static List<Segment> cut(Role role, Network network, Selected<BlockSplitter<Record>> splitter) {
        List<Segment> segments = new ArrayList<>();
        int start = 0;
        for (int size : splitter.extension().sizes(role, network.blocks().size(), splitter.config())) {
            segments.add(new Segment(network.blocks().subList(start, start + size)));
            start += size;
        }
        if (start != network.blocks().size()) {
            throw new IllegalStateException("the splitter " + splitter.type() + " covered " + start + " of "
                    + new Counted(network.blocks().size(), "block"));
        }
        return List.copyOf(segments);
    }
}
