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
import java.util.concurrent.atomic.AtomicInteger;
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
                    int count = blocks;
                    named(name, role, count).check(() -> {
                        try {
                            assertThat(splitter().sizes(role, count, config)).hasSameSizeAs(deepest);
                        } catch (InvalidConfiguration refused) {
                            assertRefusal(refused, role, count);
                        }
                    });
                }
            }
        });
    }

    @Test
    void theSameNetworkIsCutTheSameWay() {
        all().forEach((name, config) -> {
            for (Role role : Role.values()) {
                assertThat(splitter().sizes(role, MOST, config))
                        .as(named(name, role, MOST).name())
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
                AtomicInteger made = new AtomicInteger();
                for (int blocks = 1; blocks <= MOST; blocks++) {
                    int count = blocks;
                    named(name, role, count).check(() -> {
                        List<Integer> sizes;
                        try {
                            sizes = splitter().sizes(role, count, config);
                        } catch (InvalidConfiguration refused) {
                            assertRefusal(refused, role, count);
                            return;
                        }
                        made.incrementAndGet();
                        check.accept(sizes, count);
                    });
                }
                assertThat(made)
                        .as("numbers of blocks that " + name + " can cut")
                        .hasPositiveValue();
            }
        });
    }

    private static NamedCase named(String config, Role role, int blocks) {
        return new NamedCase(config + ", " + role.name().toLowerCase(Locale.ROOT) + " of "
                + (blocks == 1 ? "1 block" : blocks + " blocks"));
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
