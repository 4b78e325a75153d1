package dev.decant.runtime.builtin;

import dev.decant.api.config.InvalidConfiguration;
import dev.decant.api.config.Meaning;
import dev.decant.api.config.Range;
import dev.decant.api.strategy.BlockSplitter;
import dev.decant.api.strategy.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Cuts each network where the configuration says: a boundary is the index, from 0, of a block that starts a new
 * segment, so K boundaries give K + 1 segments and block 0 is never named. {@code [2, 5]} cuts 8 blocks into 2, 3, 3.
 */
public final class ChosenBoundaries implements BlockSplitter<ChosenBoundaries.Options> {
    /** The options of the splitter {@code boundaries}; both lists have the same length. */
    public record Options(
            @Meaning("indices, from 0, of the teacher's blocks at which a new segment starts")
            @Range(min = 1, max = 10000)
            List<Integer> teacher,

            @Meaning("indices, from 0, of the student's blocks at which a new segment starts")
            @Range(min = 1, max = 10000)
            List<Integer> student) {
        public Options {
            teacher = List.copyOf(teacher);
            student = List.copyOf(student);
        }
    }

    @Override
    public Class<Options> configType() {
        return Options.class;
    }

    @Override
    public String summary() {
        return "Segments that start at the given blocks, for teacher and student each";
    }

    @Override
    public List<Integer> sizes(Role role, int blocks, Options config) {
        String network = role.name().toLowerCase(Locale.ROOT);
        List<Integer> boundaries = role == Role.TEACHER ? config.teacher() : config.student();
        List<Integer> sizes = new ArrayList<>();
        int start = 0;
        for (int boundary : boundaries) {
            if (boundary <= start) {
                throw new InvalidConfiguration("splitter boundaries: " + network + " = " + boundaries
                        + " must rise strictly from 1 or more, but " + boundary + " follows " + start);
            }
            if (boundary >= blocks) {
                throw new InvalidConfiguration("splitter boundaries: " + network + " = " + boundaries + " names block "
                        + boundary + ", but the " + network + " has " + blocks
                        + (blocks == 1 ? " block" : " blocks, the last of which is " + (blocks - 1)));
            }
            sizes.add(boundary - start);
            start = boundary;
        }
        sizes.add(blocks - start);
        return List.copyOf(sizes);
    }
}
