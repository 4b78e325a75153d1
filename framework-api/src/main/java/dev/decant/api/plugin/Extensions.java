package dev.decant.api.plugin;

import com.google.inject.Binder;
import com.google.inject.TypeLiteral;
import com.google.inject.multibindings.MapBinder;
import dev.decant.api.data.Augmentation;
import dev.decant.api.data.AugmentationOperation;
import dev.decant.api.data.DataSource;
import dev.decant.api.data.Generator;
import dev.decant.api.network.NetworkProvider;
import dev.decant.api.score.PredictionFormat;
import dev.decant.api.score.Scorer;
import dev.decant.api.strategy.BlockSplitter;
import dev.decant.api.strategy.DistillationStrategy;
import jakarta.inject.Qualifier;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/** One readable line adds an extension under the {@code type} that a configuration names. */
public final class Extensions {
    private static final TypeLiteral<String> NAME = new TypeLiteral<>() {};

    /** Marks the networks that can be a teacher. */
    @Qualifier
    @Retention(RetentionPolicy.RUNTIME)
    public @interface Teachers {}

    /** Marks the networks that can be a student. */
    @Qualifier
    @Retention(RetentionPolicy.RUNTIME)
    public @interface Students {}

    private Extensions() {}

    /** Networks that can be a teacher; one provider may be bound as teacher and as student. */
    public static MapBinder<String, NetworkProvider<?>> teachers(Binder binder) {
        return MapBinder.newMapBinder(binder, NAME, new TypeLiteral<NetworkProvider<?>>() {}, Teachers.class);
    }

    /** Networks that can be a student. */
    public static MapBinder<String, NetworkProvider<?>> students(Binder binder) {
        return MapBinder.newMapBinder(binder, NAME, new TypeLiteral<NetworkProvider<?>>() {}, Students.class);
    }

    /** Ways to cut a network into segments. */
    public static MapBinder<String, BlockSplitter<?>> splitters(Binder binder) {
        return MapBinder.newMapBinder(binder, NAME, new TypeLiteral<BlockSplitter<?>>() {});
    }

    /** Distillation strategies. */
    public static MapBinder<String, DistillationStrategy<?>> strategies(Binder binder) {
        return MapBinder.newMapBinder(binder, NAME, new TypeLiteral<DistillationStrategy<?>>() {});
    }

    /** Data sources. */
    public static MapBinder<String, DataSource<?>> dataSources(Binder binder) {
        return MapBinder.newMapBinder(binder, NAME, new TypeLiteral<DataSource<?>>() {});
    }

    /** Generators of synthetic recordings. */
    public static MapBinder<String, Generator<?>> generators(Binder binder) {
        return MapBinder.newMapBinder(binder, NAME, new TypeLiteral<Generator<?>>() {});
    }

    /** Augmentations of training sequences. */
    public static MapBinder<String, Augmentation<?>> augmentations(Binder binder) {
        return MapBinder.newMapBinder(binder, NAME, new TypeLiteral<Augmentation<?>>() {});
    }

    /** Operations that augmentation policies draw from. */
    public static MapBinder<String, AugmentationOperation<?>> operations(Binder binder) {
        return MapBinder.newMapBinder(binder, NAME, new TypeLiteral<AugmentationOperation<?>>() {});
    }

    /** Scorers. */
    public static MapBinder<String, Scorer<?>> scorers(Binder binder) {
        return MapBinder.newMapBinder(binder, NAME, new TypeLiteral<Scorer<?>>() {});
    }

    /** File formats of predictions. */
    public static MapBinder<String, PredictionFormat<?>> formats(Binder binder) {
        return MapBinder.newMapBinder(binder, NAME, new TypeLiteral<PredictionFormat<?>>() {});
    }
}
