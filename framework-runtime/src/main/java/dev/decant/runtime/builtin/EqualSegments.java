package dev.decant.runtime.builtin;

import dev.decant.api.config.InvalidConfiguration;
import dev.decant.api.config.Meaning;
import dev.decant.api.config.Range;
import dev.decant.api.strategy.BlockSplitter;
import dev.decant.api.strategy.Role;
import dev.decant.io.text.Counted;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Cuts B blocks into N consecutive segments whose sizes differ by at most one: the first B mod N get one more. */
public final class EqualSegments implements BlockSplitter<EqualSegments.Options> {
    /** The options of the splitter {@code equal}. */
    public record Options(
            @Meaning("segments that teacher and student are each cut into") @Range(min = 1, max = 10000)
            int segments) {}

    @Override
    public Class<Options> configType() {
        return Options.class;
    }

    @Override
    public String summary() {
        return "Consecutive segments of equal size, the larger ones first";
    }

    @Override
    public List<Integer> sizes(Role role, int blocks, Options config) {
        int segments = config.segments();
        if (segments > blocks) {
            throw new InvalidConfiguration("splitter equal: the " + role.name().toLowerCase(Locale.ROOT) + " has "
                    + new Counted(blocks, "block") + ", which cannot be cut into " + segments
                    + " segments; use segments = " + blocks + " or less");
        }
        List<Integer> sizes = new ArrayList<>();
        for (int n = 0; n < segments; n++) {
            sizes.add(blocks / segments + (n < blocks % segments ? 1 : 0));
        }
        return List.copyOf(sizes);
    }
}
