package @package@;

import dev.decant.api.config.InvalidConfiguration;
import dev.decant.api.config.Meaning;
import dev.decant.api.config.Range;
import dev.decant.api.strategy.BlockSplitter;
import dev.decant.api.strategy.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The first segments have one block each, and the last one has the rest: early features are matched most closely. */
public final class @Name@ implements BlockSplitter<@Name@.Options> {
    /** What a configuration can set; the defaults stand in reference.conf. */
    public record Options(
            @Meaning("segments that teacher and student are each cut into") @Range(min = 1, max = 10000) int segments) {}

    @Override
    public Class<Options> configType() {
        return Options.class;
    }

    @Override
    public String summary() {
        return "One block for each of the first segments, the rest for the last";
    }

    @Override
    public List<Integer> sizes(Role role, int blocks, Options config) {
        if (config.segments() > blocks) {
            throw new InvalidConfiguration("splitter @name@: the " + role.name().toLowerCase(Locale.ROOT) + " has " + blocks
                    + (blocks == 1 ? " block" : " blocks") + ", fewer than segments = " + config.segments());
        }
        List<Integer> sizes = new ArrayList<>();
        for (int n = 1; n < config.segments(); n++) {
            sizes.add(1);
        }
        sizes.add(blocks - sizes.size());
        return List.copyOf(sizes);
    }
}
