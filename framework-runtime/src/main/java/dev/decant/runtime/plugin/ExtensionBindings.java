package dev.decant.runtime.plugin;

import com.google.inject.Binding;
import com.google.inject.Injector;
import com.google.inject.Key;
import com.google.inject.Module;
import com.google.inject.TypeLiteral;
import com.google.inject.multibindings.MapBinderBinding;
import com.google.inject.multibindings.MultibinderBinding;
import com.google.inject.multibindings.MultibindingsTargetVisitor;
import com.google.inject.multibindings.OptionalBinderBinding;
import com.google.inject.spi.DefaultBindingTargetVisitor;
import dev.decant.api.data.Augmentation;
import dev.decant.api.data.AugmentationOperation;
import dev.decant.api.data.DataSource;
import dev.decant.api.data.Generator;
import dev.decant.api.network.NetworkProvider;
import dev.decant.api.plugin.ExtensionKind;
import dev.decant.api.plugin.Extensions;
import dev.decant.api.score.PredictionFormat;
import dev.decant.api.score.Scorer;
import dev.decant.api.strategy.BlockSplitter;
import dev.decant.api.strategy.DistillationStrategy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The map binders behind {@link Extensions}, one for each kind. */
final class ExtensionBindings {
    /** One binding of one map binder. */
    record Entry(ExtensionKind kind, String type, Binding<?> binding) {}

    private ExtensionBindings() {}

    /** Declares every map binder, so that a kind without extensions is an empty map; bindings must be explicit. */
    static Module module() {
        return binder -> {
            binder.requireExplicitBindings();
            binder.disableCircularProxies();
            Extensions.teachers(binder);
            Extensions.students(binder);
            Extensions.splitters(binder);
            Extensions.strategies(binder);
            Extensions.dataSources(binder);
            Extensions.generators(binder);
            Extensions.augmentations(binder);
            Extensions.operations(binder);
            Extensions.scorers(binder);
            Extensions.formats(binder);
        };
    }

    /** Every extension that an injector knows, without creating one. */
    static List<Entry> entries(Injector injector) {
        List<Entry> entries = new ArrayList<>();
        for (ExtensionKind kind : ExtensionKind.values()) {
            entries.addAll(entries(kind, injector.getBinding(key(kind))));
        }
        return entries;
    }

    private static Key<?> key(ExtensionKind kind) {
        return switch (kind) {
            case TEACHER -> Key.get(new TypeLiteral<Map<String, NetworkProvider<?>>>() {}, Extensions.Teachers.class);
            case STUDENT -> Key.get(new TypeLiteral<Map<String, NetworkProvider<?>>>() {}, Extensions.Students.class);
            case SPLITTER -> Key.get(new TypeLiteral<Map<String, BlockSplitter<?>>>() {});
            case STRATEGY -> Key.get(new TypeLiteral<Map<String, DistillationStrategy<?>>>() {});
            case DATA -> Key.get(new TypeLiteral<Map<String, DataSource<?>>>() {});
            case GENERATOR -> Key.get(new TypeLiteral<Map<String, Generator<?>>>() {});
            case AUGMENTATION -> Key.get(new TypeLiteral<Map<String, Augmentation<?>>>() {});
            case OPERATION -> Key.get(new TypeLiteral<Map<String, AugmentationOperation<?>>>() {});
            case SCORER -> Key.get(new TypeLiteral<Map<String, Scorer<?>>>() {});
            case FORMAT -> Key.get(new TypeLiteral<Map<String, PredictionFormat<?>>>() {});
        };
    }

    private static <T> List<Entry> entries(ExtensionKind kind, Binding<T> binding) {
        return binding.acceptTargetVisitor(new EntryVisitor<T>(kind));
    }

    private static final class EntryVisitor<T> extends DefaultBindingTargetVisitor<T, List<Entry>>
            implements MultibindingsTargetVisitor<T, List<Entry>> {
        private final ExtensionKind kind;

        EntryVisitor(ExtensionKind kind) {
            this.kind = kind;
        }

        @Override
        public List<Entry> visit(MapBinderBinding<? extends T> map) {
            return map.getEntries().stream()
                    .map(entry -> new Entry(kind, String.valueOf(entry.getKey()), entry.getValue()))
                    .toList();
        }

        @Override
        public List<Entry> visit(MultibinderBinding<? extends T> multibinding) {
            return List.of();
        }

        @Override
        public List<Entry> visit(OptionalBinderBinding<? extends T> optional) {
            return List.of();
        }

        @Override
        protected List<Entry> visitOther(Binding<? extends T> other) {
            return List.of();
        }
    }
}
