package dev.decant.plugin.ecg.dataset;

import dev.decant.plugin.ecg.files.RecordFiles;
import dev.decant.plugin.ecg.files.StoredFile;
import dev.decant.plugin.ecg.wfdb.RecordReader;
import dev.decant.plugin.ecg.wfdb.Recording;
import java.util.Arrays;
import java.util.OptionalDouble;

/** The signals of WFDB records, each known by its header. */
public final class WfdbSignals implements SignalReader {
    private final RecordReader reader;

    public WfdbSignals(RecordFiles files) {
        reader = new RecordReader(files);
    }

    @Override
    public Recording read(StoredFile header, OptionalDouble seconds) {
        Recording whole = reader.read(header);
        if (seconds.isEmpty() || whole.samples() <= seconds.getAsDouble() * whole.samplingRate()) {
            return whole;
        }
        int samples = (int) Math.ceil(seconds.getAsDouble() * whole.samplingRate());
        int from = (whole.samples() - samples) / 2;
        float[][] middle = new float[whole.millivolts().length][];
        for (int lead = 0; lead < middle.length; lead++) {
            middle[lead] = Arrays.copyOfRange(whole.millivolts()[lead], from, from + samples);
        }
        return new Recording(whole.record(), whole.samplingRate(), whole.leads(), middle, whole.missing());
    }
}
