package dev.decant.api.plugin;

import dev.decant.api.data.Augmentation;
import dev.decant.api.data.AugmentationOperation;
import dev.decant.api.data.DataSource;
import dev.decant.api.data.Generator;
import dev.decant.api.execution.ProcessExecutor;
import dev.decant.api.extension.Extension;
import dev.decant.api.listener.RunListener;
import dev.decant.api.network.NetworkProvider;
import dev.decant.api.score.PredictionFormat;
import dev.decant.api.score.Scorer;
import dev.decant.api.strategy.BlockSplitter;
import dev.decant.api.strategy.DistillationStrategy;
import java.util.List;
import java.util.Optional;
import org.apiguardian.api.API;

/**
 * A kind of extension. The kinds are the constants of this class, and everything that differs between them stands here.
 *
 * @param <E> the interface that the kind's extensions implement
 * @since 0.1
 */
@API(status = API.Status.MAINTAINED, since = "0.1")
public final class ExtensionKind<E extends Extension<?>> {
    public static final ExtensionKind<NetworkProvider<?>> TEACHER = new ExtensionKind<>(
            "teacher",
            "teacher",
            NetworkProvider.class,
            "The network that is imitated: `teacher { type = ..., train { ... } }`, where `train`"
                    + " overrides the common training, or `teacher { run = PATH }` for a finished run, or"
                    + " `teacher { runs = PATH, label = NAME }` for the finished run of that label and of each seed in an"
                    + " experiment's folder.");
    public static final ExtensionKind<NetworkProvider<?>> STUDENT = new ExtensionKind<>(
            "student", "student", NetworkProvider.class, "The network that is trained: `student { type = ... }`.");
    public static final ExtensionKind<BlockSplitter<?>> SPLITTER = new ExtensionKind<>(
            "splitter",
            "splitter",
            BlockSplitter.class,
            "How both networks are cut into segments: `splitter { type = ... }`.");
    public static final ExtensionKind<DistillationStrategy<?>> STRATEGY = new ExtensionKind<>(
            "strategy",
            "strategy",
            DistillationStrategy.class,
            "How the student learns from the teacher: `strategy { type = ... }`, or"
                    + " `compare.strategies.NAME { type = ... }`.");
    public static final ExtensionKind<DataSource<?>> DATA = new ExtensionKind<>(
            "data", "data source", DataSource.class, "Where records come from: `data { type = ... }`.");
    public static final ExtensionKind<Generator<?>> GENERATOR = new ExtensionKind<>(
            "generator",
            "generator",
            Generator.class,
            "Writers of synthetic recordings: `decant synth TYPE -D key=value`.");
    public static final ExtensionKind<Augmentation<?>> AUGMENTATION = new ExtensionKind<>(
            "augmentation",
            "augmentation",
            Augmentation.class,
            "Variations of training sequences: `train.augment = [{ type = ... }]`.");
    public static final ExtensionKind<AugmentationOperation<?>> OPERATION = new ExtensionKind<>(
            "operation", "operation", AugmentationOperation.class, "What policies such as `randaugment` draw from.");
    public static final ExtensionKind<Scorer<?>> SCORER = new ExtensionKind<>(
            "scorer",
            "scorer",
            Scorer.class,
            "Official scores: `evaluate.scorer { type = ... }`, or `decant score TYPE`.");
    public static final ExtensionKind<PredictionFormat<?>> FORMAT = new ExtensionKind<>(
            "format",
            "prediction format",
            PredictionFormat.class,
            "File formats of predictions: `decant predict ... --format TYPE`.");
    public static final ExtensionKind<ProcessExecutor<?>> EXECUTOR = new ExtensionKind<>(
            "executor",
            "executor",
            ProcessExecutor.class,
            "Where `decant compare`, `reproduce` and `tune` train runs: `executor { type = ... }`; without this section"
                    + " one after the other in their own process. It is no part of what a run is.");
    public static final ExtensionKind<RunListener<?>> LISTENER = new ExtensionKind<>(
            "listener",
            "listener",
            RunListener.class,
            "Who hears how the runs of `decant train`, `resume`, `compare`, `tune` and `reproduce` go:"
                    + " `listeners { NAME { type = ... } }`. It is no part of what a run is.");

    private static final List<ExtensionKind<?>> ALL = List.of(
            TEACHER,
            STUDENT,
            SPLITTER,
            STRATEGY,
            DATA,
            GENERATOR,
            AUGMENTATION,
            OPERATION,
            SCORER,
            FORMAT,
            EXECUTOR,
            LISTENER);

    private final String label;
    private final String noun;
    private final Class<? super E> contract;
    private final String usage;

    private ExtensionKind(String label, String noun, Class<? super E> contract, String usage) {
        this.label = label;
        this.noun = noun;
        this.contract = contract;
        this.usage = usage;
    }

    /** Every kind, in the order of listings. */
    public static List<ExtensionKind<?>> all() {
        return ALL;
    }

    /** The kind of this label, or empty if there is none. */
    public static Optional<ExtensionKind<?>> of(String label) {
        return ALL.stream().filter(kind -> kind.label.equals(label)).findFirst();
    }

    /** The name that the command line and {@code defaults.<kind>} use. */
    public String label() {
        return label;
    }

    /** One extension of this kind as a sentence names it, such as {@code data source}. */
    public String noun() {
        return noun;
    }

    /** The interface that the kind's extensions implement; teachers and students share one. */
    public Class<? super E> contract() {
        return contract;
    }

    /** One sentence for the configuration reference: what the kind is for and where a user names it, as Markdown. */
    public String usage() {
        return usage;
    }

    /**
     * An extension as this kind's interface.
     *
     * @throws ClassCastException if it does not implement that
     */
    @SuppressWarnings("unchecked") // E is the contract with a wildcard for its type argument
    public E cast(Extension<?> extension) {
        return (E) contract.cast(extension);
    }

    /** The label. */
    @Override
    public String toString() {
        return label;
    }
}
