package dev.decant.runtime.plugin;

import com.google.inject.Binding;
import com.google.inject.CreationException;
import com.google.inject.Key;
import com.google.inject.Module;
import com.google.inject.Stage;
import com.google.inject.multibindings.MapBinderBinding;
import com.google.inject.multibindings.MultibinderBinding;
import com.google.inject.multibindings.MultibindingsTargetVisitor;
import com.google.inject.multibindings.OptionalBinderBinding;
import com.google.inject.spi.DefaultBindingTargetVisitor;
import com.google.inject.spi.Element;
import com.google.inject.spi.Elements;
import com.google.inject.spi.Message;
import dev.decant.api.plugin.ExtensionName;
import dev.decant.api.plugin.Extensions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a module would add to an injector, read from its elements.
 *
 * @param extensions the names in the order of the module; one that it contributes twice stands twice
 * @param bindings every binding by its key
 */
record Contribution(List<ExtensionName> extensions, Map<Key<?>, Binding<?>> bindings) {
    /** @throws CreationException with what the module threw or reported when it was configured */
    static Contribution of(Module module) {
        List<Element> elements = Elements.getElements(Stage.TOOL, module);
        List<Message> failures = elements.stream()
                .filter(Message.class::isInstance)
                .map(Message.class::cast)
                .toList();
        if (!failures.isEmpty()) {
            throw new CreationException(failures);
        }
        Map<Key<?>, Binding<?>> bindings = new LinkedHashMap<>();
        for (Element element : elements) {
            if (element instanceof Binding<?> binding) {
                bindings.putIfAbsent(binding.getKey(), binding);
            }
        }
        Binding<?> map = bindings.get(Extensions.KEY);
        List<ExtensionName> extensions = map == null ? List.of() : names(map, elements);
        return new Contribution(extensions, bindings);
    }

    private static <T> List<ExtensionName> names(Binding<T> map, List<Element> elements) {
        return map.acceptTargetVisitor(new NamesVisitor<>(elements));
    }

    /** Guice hands out the entries of a map binder to a visitor only. */
    private static final class NamesVisitor<T> extends DefaultBindingTargetVisitor<T, List<ExtensionName>>
            implements MultibindingsTargetVisitor<T, List<ExtensionName>> {
        private final List<Element> elements;

        NamesVisitor(List<Element> elements) {
            this.elements = elements;
        }

        @Override
        public List<ExtensionName> visit(MapBinderBinding<? extends T> map) {
            return map.getEntries(elements).stream()
                    .map(entry -> (ExtensionName) entry.getKey())
                    .toList();
        }

        @Override
        public List<ExtensionName> visit(MultibinderBinding<? extends T> multibinding) {
            return List.of();
        }

        @Override
        public List<ExtensionName> visit(OptionalBinderBinding<? extends T> optional) {
            return List.of();
        }

        @Override
        protected List<ExtensionName> visitOther(Binding<? extends T> other) {
            return List.of();
        }
    }
}
