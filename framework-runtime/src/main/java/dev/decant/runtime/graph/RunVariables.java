package dev.decant.runtime.graph;

import static java.util.Objects.requireNonNull;

import dev.decant.api.network.ParameterGroup;
import dev.decant.nn.parameter.Owner;
import dev.decant.nn.parameter.StoredVariable;
import dev.decant.nn.parameter.TrainingMean;
import dev.decant.nn.parameter.VariableStore;
import dev.decant.runtime.checkpoint.Checkpoint;
import dev.decant.runtime.checkpoint.CheckpointException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.tensorflow.Session;

/** The values of a run's variables: what they start from, what is kept of them, and what is taken over. */
public final class RunVariables {
    private final Session session;
    private final VariableStore store;
    private final Slots slots;
    private final CheckpointTransfer transfer;

    RunVariables(Session session, BuiltGraph built) {
        this.session = session;
        this.store = built.store();
        this.slots = built.slots();
        this.transfer = built.transfer();
    }

    /** Every variable takes its initial value. */
    public void initialise() {
        transfer.assign(
                session, store.variables(), variable -> variable.initial().get());
    }

    /** A new phase begins: the optimiser forgets, and averages begin with the present weights. */
    public void beginPhase() {
        transfer.assign(session, slots.moments(), variable -> new float[Math.toIntExact(variable.size())]);
        Map<StoredVariable, StoredVariable> sources = new LinkedHashMap<>();
        slots.averages().forEach((weight, average) -> sources.put(average, weight));
        copy(sources);
    }

    /**
     * Puts the averages in the place of the student's weights until the result is closed; nothing where none are kept. No step
     * may be made meanwhile. Statistics stay as they are: those of a batch normalisation are moving averages themselves.
     */
    public Averaged averaged() {
        if (slots.averages().isEmpty()) {
            return () -> {};
        }
        List<StoredVariable> weights = List.copyOf(slots.averages().keySet());
        Checkpoint kept = transfer.read(session, weights, Map.of());
        copy(slots.averages());
        return () -> transfer.restore(session, weights, kept, StoredVariable::name);
    }

    /** @param sources by the variable that takes over its value */
    private void copy(Map<StoredVariable, StoredVariable> sources) {
        Checkpoint values = transfer.read(session, List.copyOf(sources.values()), Map.of());
        transfer.restore(
                session,
                List.copyOf(sources.keySet()),
                values,
                target -> requireNonNull(sources.get(target)).name());
    }

    /** While it is open, the student has its averaged weights. */
    public interface Averaged extends AutoCloseable {
        @Override
        void close();
    }

    void assign(Map<StoredVariable, float[]> values) {
        transfer.assign(session, List.copyOf(values.keySet()), values::get);
    }

    /** The statistics that were measured over the training split. */
    public Checkpoint measuredSnapshot(Map<String, String> metadata) {
        return transfer.read(
                session,
                store.trainingMeans().stream().map(TrainingMean::statistic).toList(),
                metadata);
    }

    /** All of the run's own variables, the optimiser's and averages included: what resuming needs. The teacher's are not in it. */
    public Checkpoint snapshot(Map<String, String> metadata) {
        return transfer.read(session, resumed(), metadata);
    }

    /**
     * Takes over what {@link #snapshot} returned.
     *
     * @throws CheckpointException if a variable is missing or has another shape
     */
    public void restore(Checkpoint checkpoint) {
        initialise();
        transfer.restore(session, resumed(), checkpoint, StoredVariable::name);
    }

    /** Only the trained network, without strategy and optimiser: names start with {@code model/}. */
    public Checkpoint modelSnapshot(Map<String, String> metadata) {
        return transfer.read(session, model(), metadata);
    }

    /** Takes over the trained network only. */
    public void restoreModel(Checkpoint checkpoint) {
        transfer.restore(session, model(), checkpoint, StoredVariable::name);
    }

    /** Takes over another run's trained network as this run's teacher. */
    public void loadTeacher(Checkpoint checkpoint) {
        transfer.restore(
                session,
                teacher(),
                checkpoint,
                variable -> Owner.STUDENT.prefix()
                        + variable.name().substring(Owner.TEACHER.prefix().length()));
    }

    /** The teacher's variables as they are now, to see that nothing changed them. */
    public Checkpoint teacherSnapshot() {
        return transfer.read(session, teacher(), Map.of());
    }

    /** The number of trainable numbers of the network that is trained. */
    public long trainableParameters() {
        return model().stream()
                .filter(variable -> variable.group().isPresent())
                .mapToLong(StoredVariable::size)
                .sum();
    }

    /** The number of trainable numbers that the strategy adds. */
    public long strategyParameters() {
        return store.trainedBy(EnumSet.of(ParameterGroup.STRATEGY)).stream()
                .mapToLong(StoredVariable::size)
                .sum();
    }

    /** Sums of gradients are zero between two steps. */
    private List<StoredVariable> resumed() {
        List<StoredVariable> sums = slots.sums();
        return where(variable -> variable.owner() != Owner.TEACHER && !sums.contains(variable));
    }

    private List<StoredVariable> model() {
        List<StoredVariable> beside = new ArrayList<>(slots.moments());
        beside.addAll(slots.sums());
        beside.addAll(slots.averages().values());
        return where(variable -> variable.owner() == Owner.STUDENT && !beside.contains(variable));
    }

    private List<StoredVariable> teacher() {
        return where(variable -> variable.owner() == Owner.TEACHER);
    }

    private List<StoredVariable> where(Predicate<StoredVariable> wanted) {
        return store.variables().stream().filter(wanted).toList();
    }
}
