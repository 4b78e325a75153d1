package dev.decant.runtime.graph;

import dev.decant.api.data.DataException;
import dev.decant.io.text.Counted;
import dev.decant.nn.parameter.Tensors;
import dev.decant.runtime.data.Batch;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.tensorflow.Result;
import org.tensorflow.SavedModelBundle;
import org.tensorflow.Signature;
import org.tensorflow.Tensor;
import org.tensorflow.exceptions.TensorFlowException;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.types.TFloat32;

/** A trained network as {@link RunGraph#exportStudent} wrote it: it predicts without the plugins that built it. */
public final class SavedStudent implements AutoCloseable {
    private static final String SERVE = "serve";

    private final Path folder;
    private final SavedModelBundle bundle;

    private SavedStudent(Path folder, SavedModelBundle bundle) {
        this.folder = folder;
        this.bundle = bundle;
    }

    /**
     * Loads the network.
     *
     * @param folder a SavedModel with the signature {@code serving_default}: sequence, mask → probabilities
     * @throws DataException if there is none, or it is damaged
     */
    public static SavedStudent load(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw new DataException("there is no exported network " + folder);
        }
        try {
            return new SavedStudent(folder, SavedModelBundle.load(folder.toString(), SERVE));
        } catch (TensorFlowException e) {
            throw new DataException("the exported network " + folder + " cannot be loaded: " + e.getMessage(), e);
        }
    }

    /** What goes into its signature {@code serving_default}. */
    public List<SavedTensor> inputs() {
        return tensors(signature().getInputs());
    }

    /** What comes out of it. */
    public List<SavedTensor> outputs() {
        return tensors(signature().getOutputs());
    }

    private Signature signature() {
        return bundle.function(Signature.DEFAULT_KEY).signature();
    }

    private static List<SavedTensor> tensors(Map<String, Signature.TensorDescription> described) {
        return described.entrySet().stream()
                .map(entry -> new SavedTensor(
                        entry.getKey(),
                        entry.getValue().dataType.name(),
                        entry.getValue().shape.asArray()))
                .sorted(Comparator.comparing(SavedTensor::name))
                .toList();
    }

    /**
     * Predicts in inference mode.
     *
     * @param batch prepared as in training
     * @return probabilities [batch][classes]; [batch][time] for a per-step task
     */
    public float[][] predict(Batch batch) {
        try (TFloat32 sequence =
                        Tensors.of(Shape.of(batch.size(), batch.steps(), batch.channels()), batch.sequences(), 0);
                TFloat32 mask = Tensors.of(Shape.of(batch.size(), batch.steps()), batch.mask(), 0);
                Result result = bundle.call(Map.of("sequence", sequence, "mask", mask))) {
            Tensor probabilities = result.get("probabilities")
                    .orElseThrow(
                            () -> new DataException("the exported network " + folder + " has no output probabilities"));
            return Tensors.rows(probabilities, batch.size());
        } catch (TensorFlowException e) {
            throw new DataException(
                    "the exported network " + folder + " cannot predict records of "
                            + new Counted(batch.steps(), "step") + " and " + new Counted(batch.channels(), "channel")
                            + ": " + e.getMessage(),
                    e);
        }
    }

    @Override
    public void close() {
        bundle.close();
    }
}
