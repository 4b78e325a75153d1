package dev.decant.api.strategy;

import dev.decant.api.extension.Extension;
import java.util.List;
import org.apiguardian.api.API;

/**
 * Cuts a network's blocks into consecutive segments.
 *
 * @since 0.1
 */
@API(status = API.Status.MAINTAINED, since = "0.1")
public interface BlockSplitter<C extends Record> extends Extension<C> {
    /**
     * @param role which network is cut
     * @param blocks how many blocks it has
     * @return the sizes of the segments, each at least 1, together {@code blocks}
     * @throws dev.decant.api.config.InvalidConfiguration if this many blocks cannot be cut so
     */
    List<Integer> sizes(Role role, int blocks, C config);
}
