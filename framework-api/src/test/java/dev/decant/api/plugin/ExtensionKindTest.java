package dev.decant.api.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.decant.api.extension.Extension;
import dev.decant.api.extension.NoOptions;
import dev.decant.api.strategy.BlockSplitter;
import dev.decant.api.strategy.Role;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExtensionKindTest {
    /** A constant that all() leaves out would be a kind that nothing lists, binds or explains. */
    @Test
    void allAreTheConstantsAndNothingElseCanBeAKind() throws Exception {
        List<Object> constants = new ArrayList<>();
        for (Field field : ExtensionKind.class.getFields()) {
            constants.add(field.get(null));
        }

        assertThat(List.<Object>copyOf(ExtensionKind.all())).isEqualTo(constants);
        assertThat(ExtensionKind.class.getConstructors()).isEmpty();
        assertThat(Modifier.isFinal(ExtensionKind.class.getModifiers())).isTrue();
    }

    @Test
    void eachSaysWhatItIsAndIsFoundByItsLabel() {
        assertThat(ExtensionKind.all()).extracting(ExtensionKind::label).doesNotHaveDuplicates();
        assertThat(ExtensionKind.all()).allSatisfy(kind -> {
            assertThat(kind.label()).matches("[a-z-]+");
            assertThat(kind.noun()).isNotBlank();
            assertThat(kind.usage()).endsWith(".").doesNotContain("\n");
            assertThat(Extension.class).isAssignableFrom(kind.contract());
            assertThat(ExtensionKind.of(kind.label())).containsSame(kind);
        });
        assertThat(ExtensionKind.of("optimiser")).isEmpty();
    }

    @Test
    void anExtensionOfAnotherKindIsNotTakenForOne() {
        Extension<?> splitter = new WholeNetwork();

        assertThat(ExtensionKind.SPLITTER.cast(splitter)).isSameAs(splitter);
        assertThatThrownBy(() -> ExtensionKind.STRATEGY.cast(splitter)).isInstanceOf(ClassCastException.class);
    }

    @Test
    void aNameReadsAsMessagesSayItAndIsNotBlank() {
        assertThat(new ExtensionName(ExtensionKind.DATA, "ludb")).hasToString("data ludb");
        assertThatThrownBy(() -> new ExtensionName(ExtensionKind.DATA, " "))
                .hasMessage("the type of a data extension is blank");
    }

    private static final class WholeNetwork implements BlockSplitter<NoOptions> {
        @Override
        public Class<NoOptions> configType() {
            return NoOptions.class;
        }

        @Override
        public String summary() {
            return "One segment.";
        }

        @Override
        public List<Integer> sizes(Role role, int blocks, NoOptions config) {
            return List.of(blocks);
        }
    }
}
