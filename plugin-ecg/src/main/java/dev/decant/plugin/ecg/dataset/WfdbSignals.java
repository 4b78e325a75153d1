package dev.decant.plugin.ecg.dataset;

import dev.decant.api.data.RecordLimits;
import dev.decant.io.file.RecordFiles;
import dev.decant.io.file.StoredFile;
import dev.decant.plugin.ecg.wfdb.Header;
import dev.decant.plugin.ecg.wfdb.RecordReader;
import dev.decant.plugin.ecg.wfdb.Recording;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;

/** The signals of WFDB records, each known by its header. */
public final class WfdbSignals implements SignalReader {
    private final RecordReader reader;

    /**
     * @param reading which channels are read
     * @param limits of what is read of one record
     */
    public WfdbSignals(RecordFiles files, Reading reading, RecordLimits limits) {
        reader = new RecordReader(files, reading.channels(), limits);
    }

    @Override
    public void check(StoredFile header, OptionalDouble seconds) {
        reader.check(header, duration(seconds));
    }

    @Override
    public Recording read(StoredFile header, OptionalDouble seconds) {
        return reader.read(header, duration(seconds));
    }

    @Override
    public RecordedLeads recorded(StoredFile header, OptionalDouble seconds) {
        return new RecordedLeads(
                reader.leads(header, reader.header(header)), reader.recorded(header, duration(seconds)));
    }

    /** Of a record of several segments the rate of its frames, which is that of each segment. */
    @Override
    public OptionalDouble rate(StoredFile file) {
        Header header = reader.header(file);
        boolean several = header.signals().stream().anyMatch(signal -> signal.samplesPerFrame() != 1);
        return several ? OptionalDouble.empty() : OptionalDouble.of(header.samplingRate());
    }

    private static Optional<Duration> duration(OptionalDouble seconds) {
        return seconds.isPresent()
                ? Optional.of(Duration.ofNanos((long) Math.ceil(seconds.getAsDouble() * 1e9)))
                : Optional.empty();
    }
}
