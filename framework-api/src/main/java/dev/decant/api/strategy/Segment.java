package dev.decant.api.strategy;

import dev.decant.api.network.Block;
import dev.decant.api.network.Features;
import dev.decant.api.network.Pass;
import java.util.List;
import org.apiguardian.api.API;

/**
 * Consecutive blocks of one network as one function: the f_n or g_n of the paper.
 *
 * @since 0.1
 */
@API(status = API.Status.MAINTAINED, since = "0.1")
public record Segment(List<Block> blocks) {
    public Segment {
        blocks = List.copyOf(blocks);
    }

    /** Applies the blocks in order. */
    public Features apply(Pass pass, Features in) {
        Features features = in;
        for (Block block : blocks) {
            features = block.apply(pass, features);
        }
        return features;
    }
}
