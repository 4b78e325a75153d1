package dev.decant.runtime.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.decant.api.data.DataException;
import dev.decant.api.network.InputSpec;
import dev.decant.io.text.Counted;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Locale;
import java.util.OptionalInt;

/**
 * What a run was trained on, as its provenance tells.
 *
 * @param type of the data source
 * @param fingerprint the content of the data and the settings that it was read with
 * @param input the input's form in words, see {@link #describe}
 * @param preparation the state of the fitted preparation
 * @param training how many records the training split has; empty where the provenance does not tell
 * @param labelled how many of them have a label that training knows: all where the provenance names no other number
 * @param validation how many records the validation split has; empty where the provenance does not tell
 * @param tested how many records the test split has; empty where the provenance does not tell
 */
public record TrainedOn(
        String type,
        String fingerprint,
        String input,
        String preparation,
        OptionalInt training,
        OptionalInt labelled,
        OptionalInt validation,
        OptionalInt tested) {
    /** The keys of the provenance's section {@code data}. */
    public static final String TYPE = "type";

    public static final String FINGERPRINT = "fingerprint";

    public static final String INPUT = "input";
    public static final String PREPARATION = "preparation";
    public static final String TRAINING = "training";

    /** Only there where some training records have no label. */
    public static final String LABELLED = "labelled";

    public static final String VALIDATION = "validation";
    public static final String TESTED = "test";

    /** What the keys of records begin with that could not be read and were left out; the record's name follows. */
    public static final String SKIPPED = "skipped ";

    /** @throws DataException if the folder holds no run */
    public static TrainedOn of(RunFolder folder) {
        if (!Files.isRegularFile(folder.provenance())) {
            throw new DataException("there is no run " + folder.path());
        }
        try {
            JsonNode data =
                    new ObjectMapper().readTree(folder.provenance().toFile()).path("data");
            String training = data.path(TRAINING).asText();
            return new TrainedOn(
                    data.path(TYPE).asText(),
                    data.path(FINGERPRINT).asText(),
                    data.path(INPUT).asText().replace(" of 1 channels (", " of 1 channel ("), // as it once was
                    data.path(PREPARATION).asText(),
                    count(training),
                    count(data.path(LABELLED).asText(training)),
                    count(data.path(VALIDATION).asText()),
                    count(data.path(TESTED).asText()));
        } catch (IOException e) {
            throw new DataException(folder.provenance() + " cannot be read: " + e.getMessage(), e);
        }
    }

    /** Steps, channels and sampling rate, so that equal texts are equal inputs. */
    public static String describe(InputSpec input) {
        return String.format(
                Locale.ROOT,
                "%s of %s (%s) at %s Hz",
                input.steps().isPresent() ? new Counted(input.steps().getAsInt(), "step").toString() : "any length",
                new Counted(input.width(), "channel"),
                String.join(" ", input.channels()),
                input.stepsPerSecond());
    }

    private static OptionalInt count(String text) {
        try {
            return OptionalInt.of(Integer.parseInt(text));
        } catch (NumberFormatException e) {
            return OptionalInt.empty();
        }
    }
}
