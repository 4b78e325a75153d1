import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.tensorflow.Result;
import org.tensorflow.SavedModelBundle;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.types.TFloat32;

/**
 * Asks a network that {@code decant export} wrote, with TensorFlow Java and nothing of Decant:
 *
 * <pre>java -cp CLASSES:TENSORFLOW UseExported EXPORTED [--rate=HZ] RECORD...</pre>
 *
 * EXPORTED is the folder that was written. Each RECORD is a text table, a line for each step under a line of column names (leads
 * in mV, or what was measured in an hour), its fields apart by commas, bars or tabs. Without {@code --rate} a record has the steps
 * per second that the network sees. A line is printed for each record, or of a network that judges steps for each step.
 */
public final class UseExported {
    private UseExported() {}

    public static void main(String[] arguments) throws IOException {
        Path exported = Path.of(arguments[0]);
        Preparation preparation = Preparation.read(exported.resolve("preparation.json"));
        double rate = preparation.stepsPerSecond();
        System.out.println("record,step," + String.join(",", preparation.classes()) + ",called");
        try (SavedModelBundle model = SavedModelBundle.load(exported.resolve("1").toString(), "serve")) {
            for (String argument : List.of(arguments).subList(1, arguments.length)) {
                if (argument.startsWith("--rate=")) {
                    rate = Double.parseDouble(argument.substring("--rate=".length()));
                    continue;
                }
                Path file = Path.of(argument);
                Preparation.Prepared record = preparation.apply(RawTable.read(file), rate);
                print(file, preparation, probabilities(model, record));
            }
        }
    }

    /** This is all that it takes: two inputs, a batch of one record, and the output by its name. */
    private static float[] probabilities(SavedModelBundle model, Preparation.Prepared record) {
        Shape shape = Shape.of(1, record.steps(), record.channels());
        try (TFloat32 sequence = TFloat32.tensorOf(shape, DataBuffers.of(record.values()));
                TFloat32 mask = TFloat32.tensorOf(Shape.of(1, record.steps()), DataBuffers.of(record.mask()));
                Result result = model.function("serving_default").call(Map.of("sequence", sequence, "mask", mask))) {
            TFloat32 probabilities = (TFloat32) result.get("probabilities").orElseThrow();
            float[] values = new float[(int) probabilities.size()];
            probabilities.copyTo(DataBuffers.of(values));
            return values;
        }
    }

    private static void print(Path file, Preparation preparation, float[] probabilities) {
        int width = preparation.classes().size(); // 1 of a network that judges steps
        for (int row = 0; row < probabilities.length / width; row++) {
            StringBuilder line = new StringBuilder(file.getFileName() + "," + row);
            float[] ofRow = Arrays.copyOfRange(probabilities, row * width, (row + 1) * width);
            for (float probability : ofRow) {
                line.append(',').append(probability);
            }
            System.out.println(line.append(',').append(String.join("+", preparation.called(ofRow))));
        }
    }
}
