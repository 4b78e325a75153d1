package dev.decant.runtime.graph;

import dev.decant.api.network.Network;
import dev.decant.api.network.ReadoutSpec;
import dev.decant.nn.parameter.Owner;
import dev.decant.nn.parameter.StoredVariable;
import dev.decant.nn.parameter.VariableStore;
import dev.decant.runtime.checkpoint.Checkpoint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import org.tensorflow.Graph;
import org.tensorflow.SavedModelBundle;
import org.tensorflow.Session;
import org.tensorflow.SessionFunction;
import org.tensorflow.Signature;
import org.tensorflow.op.Ops;

/**
 * The trained network alone as a SavedModel: signature {@code serving_default} from {@code sequence} [batch, time,
 * channels] (prepared) and {@code mask} [batch, time] to {@code probabilities}, and to the {@code logits} that they are made of,
 * of several readouts also {@code logits_NAME}.
 */
final class StudentExport {
    private StudentExport() {}

    static void write(GraphSpec spec, Checkpoint model, Path folder) throws IOException {
        deleteTree(folder);
        try (Graph graph = new Graph()) {
            Ops tf = Ops.create(graph);
            BatchInputs inputs = BatchInputs.create(tf, spec.input(), spec.task());
            VariableStore store = new VariableStore(tf, spec.train().seed());
            var network = spec.recipe().network();
            Network student = network.extension()
                    .build(store.scope(Owner.STUDENT), spec.input(), spec.task(), spec.readouts(), network.config());
            Prediction prediction = Prediction.build(tf, spec, inputs, student);
            CheckpointTransfer transfer = new CheckpointTransfer(tf, store.variables());
            try (Session session =
                    new Session(graph, SessionThreads.of(spec.recipe().threads()))) {
                transfer.restore(session, store.variables(), model, StoredVariable::name);
                SavedModelBundle.exporter(folder.toString())
                        .withFunction(SessionFunction.create(signature(tf, inputs, prediction), session))
                        .export();
            }
        }
    }

    /** Every output is a tensor of its own, also where a strategy hands one on as it is. */
    private static Signature signature(Ops tf, BatchInputs inputs, Prediction prediction) {
        Signature.Builder signature = Signature.builder()
                .key(Signature.DEFAULT_KEY)
                .input("sequence", inputs.sequence())
                .input("mask", inputs.mask())
                .output("probabilities", tf.identity(prediction.probabilities()));
        prediction.logits().forEach((readout, logits) -> signature.output(logitsOf(readout), tf.identity(logits)));
        return signature.build();
    }

    /** {@code logits} of the ordinary readout, {@code logits_NAME} of another. */
    private static String logitsOf(String readout) {
        return readout.equals(ReadoutSpec.CLASS) ? "logits" : "logits_" + readout.replace('-', '_');
    }

    private static void deleteTree(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
