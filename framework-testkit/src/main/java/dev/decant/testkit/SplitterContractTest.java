package dev.decant.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.decant.api.config.InvalidConfiguration;
import dev.decant.api.extension.Extension;
import dev.decant.api.plugin.ExtensionKind;
import dev.decant.api.strategy.BlockSplitter;
import dev.decant.api.strategy.Role;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * What every splitter keeps, with its shipped defaults and each other configuration, for both networks of 1 to 64
 * blocks.
 *
 * <pre>class MySplitterContractTest extends SplitterContractTest&lt;MyOptions&gt; {
 *     protected String type() { return "my-splitter"; }
 *     protected BlockSplitter&lt;MyOptions&gt; splitter() { return new MySplitter(); }
 * }</pre>
 */
public abstract class SplitterContractTest<C extends Record> extends ExtensionContractTest<C> {
    private static final int MOST = 64;

    /** The splitter to test. */
    protected abstract BlockSplitter<C> splitter();

    /** The configurations to test it with beside the shipped defaults, by a name for the report. */
    protected Map<String, C> configurations() {
        return Map.of();
    }

    @Test
    void sizesAreAtLeastOneAndTogetherAllBlocks() {
        everywhere((sizes, blocks) -> {
            assertThat(sizes).isNotEmpty().allMatch(size -> size >= 1);
            assertThat(sizes.stream().mapToInt(Integer::intValue).sum()).isEqualTo(blocks);
        });
    }

    @Test
    void aNetworkThatCanBeCutIsCutIntoAsManySegmentsWhateverItsDepth() {
        all().forEach((name, config) -> {
            for (Role role : Role.values()) {
                List<Integer> deepest = splitter().sizes(role, MOST, config);
                for (int blocks = deepest.size(); blocks <= MOST; blocks++) {
                    try {
                        assertThat(splitter().sizes(role, blocks, config))
                                .as(name)
                                .hasSameSizeAs(deepest);
                    } catch (InvalidConfiguration refused) {
                        assertRefusal(refused, role, blocks);
                    }
                }
            }
        });
    }

    @Test
    void theSameNetworkIsCutTheSameWay() {
        all().forEach((name, config) -> {
            for (Role role : Role.values()) {
                assertThat(splitter().sizes(role, MOST, config))
                        .as(name)
                        .isEqualTo(splitter().sizes(role, MOST, config));
            }
        });
    }

    private interface Check {
        void accept(List<Integer> sizes, int blocks);
    }

    /** Every cut that is made; a refusal names the network and how many blocks it has. */
    private void everywhere(Check check) {
        all().forEach((name, config) -> {
            for (Role role : Role.values()) {
                int made = 0;
                for (int blocks = 1; blocks <= MOST; blocks++) {
                    List<Integer> sizes;
                    try {
                        sizes = splitter().sizes(role, blocks, config);
                    } catch (InvalidConfiguration refused) {
                        assertRefusal(refused, role, blocks);
                        continue;
                    }
                    made++;
                    check.accept(sizes, blocks);
                }
                assertThat(made)
                        .as("numbers of blocks that " + name + " can cut")
                        .isPositive();
            }
        });
    }

    private static void assertRefusal(InvalidConfiguration refused, Role role, int blocks) {
        assertThat(refused).hasMessageContaining(role.name().toLowerCase(Locale.ROOT));
        assertThat(refused.getMessage()).containsPattern("\\b" + blocks + "\\b");
    }

    private Map<String, C> all() {
        Map<String, C> all = new LinkedHashMap<>();
        all.put("shipped defaults", shipped());
        all.putAll(configurations());
        return all;
    }

    @Override
    final ExtensionKind<?> kind() {
        return ExtensionKind.SPLITTER;
    }

    @Override
    final Extension<C> extension() {
        return splitter();
    }
}
