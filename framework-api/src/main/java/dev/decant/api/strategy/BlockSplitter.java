package dev.decant.api.strategy;

import dev.decant.api.plugin.Extension;
import java.util.List;

/** Cuts a network's blocks into consecutive segments. */
public interface BlockSplitter<C extends Record> extends Extension<C> {
    /**
     * @param role which network is cut
     * @param blocks how many blocks it has
     * @return the sizes of the segments, each at least 1, together {@code blocks}
     * @throws dev.decant.api.config.InvalidConfiguration if this many blocks cannot be cut so
     */
    List<Integer> sizes(Role role, int blocks, C config);
}
