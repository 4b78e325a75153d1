package dev.decant.plugin.ecg.wfdb;

import dev.decant.api.data.DataException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** Writes a record as the challenges do: a header and a MATLAB v4 file, 16 bits, 1000 units for each millivolt. */
public final class RecordWriter {
    private static final double GAIN = 1000;
    private static final int RESOLUTION = 16;

    private RecordWriter() {}

    /**
     * Writes {@code <record>.hea} and {@code <record>.mat}. Values beyond ±32.767 mV are clipped.
     *
     * @param directory exists
     * @param recording leads of one length, at least one sample
     * @param comments the comment lines of the header, without their {@code #}
     * @throws DataException if a file cannot be written
     */
    public static void write(Path directory, Recording recording, List<String> comments) {
        int leads = recording.millivolts().length;
        int samples = recording.samples();
        short[] interleaved = new short[samples * leads];
        List<SignalLine> signals = new ArrayList<>();
        for (int lead = 0; lead < leads; lead++) {
            int sum = 0;
            for (int i = 0; i < samples; i++) {
                // The least value stands for a sample that was not recorded.
                short digital = (short) Math.max(
                        -Short.MAX_VALUE,
                        Math.min(Short.MAX_VALUE, Math.round(recording.millivolts()[lead][i] * GAIN)));
                interleaved[i * leads + lead] = digital;
                sum += digital;
            }
            signals.add(new SignalLine(
                    recording.record() + ".mat",
                    RESOLUTION,
                    1,
                    0,
                    MatlabMatrix.OFFSET,
                    GAIN,
                    0,
                    "mV",
                    RESOLUTION,
                    0,
                    interleaved[lead],
                    OptionalInt.of((short) sum),
                    recording.leads().get(lead)));
        }
        Header header = new Header(
                recording.record(), recording.samplingRate(), OptionalLong.of(samples), signals, List.of(), comments);
        try {
            Files.write(directory.resolve(recording.record() + ".mat"), MatlabMatrix.encode(interleaved, leads));
            Files.writeString(
                    directory.resolve(recording.record() + ".hea"), HeaderWriter.text(header), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new DataException(directory + ": record " + recording.record() + " cannot be written: " + e, e);
        }
    }
}
