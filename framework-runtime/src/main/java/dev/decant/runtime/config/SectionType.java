package dev.decant.runtime.config;

import com.typesafe.config.ConfigObject;
import dev.decant.api.config.Range;
import dev.decant.api.plugin.ExtensionKind;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** The value types that are written as a section. */
public sealed interface SectionType extends ValueType {
    @Override
    default String label() {
        return "section";
    }

    /** A section bound to a record. */
    record Fixed(Class<? extends Record> type) implements SectionType {
        @Override
        public String expected(Optional<Range> range) {
            return SectionKey.inlineSelection(type)
                    .map(SectionKey::expected)
                    .orElseGet(() -> "a section { ... } with " + String.join(", ", SectionKey.names(type)));
        }
    }

    /** A section bound to one of several records: the first whose leading key stands in it, or else the first. */
    record OneOf(List<Fixed> alternatives) implements SectionType {
        /** The alternative that a section is. */
        Fixed of(ConfigObject section) {
            return alternatives.stream()
                    .filter(alternative -> section.containsKey(leading(alternative)))
                    .findFirst()
                    .orElse(alternatives.get(0));
        }

        private static String leading(Fixed alternative) {
            return SectionKey.of(alternative.type()).get(0).name();
        }

        @Override
        public String expected(Optional<Range> range) {
            return alternatives.stream().map(OneOf::expected).collect(Collectors.joining(", or "));
        }

        private static String expected(Fixed alternative) {
            if (SectionKey.inlineSelection(alternative.type()).isPresent()) {
                return alternative.expected(Optional.empty());
            }
            SectionKey key = SectionKey.of(alternative.type()).get(0);
            return "{ " + key.name() + " = " + key.valueType().label().toUpperCase(Locale.ROOT) + " }";
        }
    }

    /** A section that chooses an extension by its {@code type}. */
    record Selection(ExtensionKind<?> kind) implements SectionType {
        /** The kind as a sentence names it. */
        String noun() {
            return kind.noun();
        }

        @Override
        public String expected(Optional<Range> range) {
            return "a section { type = ... } that names " + ("aeiou".indexOf(noun().charAt(0)) >= 0 ? "an " : "a ")
                    + noun();
        }

        @Override
        public String label() {
            return kind.label();
        }
    }
}
