package dev.decant.runtime.tensorboard;

import com.google.protobuf.ByteString;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.zip.CRC32C;
import org.tensorflow.proto.Event;
import org.tensorflow.proto.Summary;

/**
 * Summaries for TensorBoard: TFRecords (length, masked CRC-32C of the length, data, masked CRC-32C of the data; all
 * little-endian) that hold {@code Event} messages.
 */
public final class EventFile implements AutoCloseable {
    private static final int MASK_DELTA = 0xa282ead8;

    /** Red, green, blue and opacity, in {@code Summary.Image.colorspace}. */
    private static final int RGBA = 4;

    private final Path file;
    private final FileChannel channel;

    private EventFile(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /**
     * Begins another file in the folder; TensorBoard reads all of them.
     *
     * @param epoch the run goes on after so many, which tells its files apart
     */
    public static EventFile create(Path folder, String run, int epoch) throws IOException {
        Files.createDirectories(folder);
        Path file = folder.resolve(String.format("events.out.tfevents.%06d.%s", epoch, run));
        EventFile events = new EventFile(
                file,
                FileChannel.open(
                        file,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.TRUNCATE_EXISTING,
                        StandardOpenOption.WRITE));
        events.write(Event.newBuilder()
                .setWallTime(seconds(Instant.now()))
                .setFileVersion("brain.Event:2")
                .build());
        return events;
    }

    /** Adds one value of a curve, now. */
    public void scalar(String tag, int step, double value) throws IOException {
        scalar(tag, step, value, Instant.now());
    }

    /** Adds one value of a curve. */
    public void scalar(String tag, int step, double value, Instant at) throws IOException {
        add(Summary.Value.newBuilder().setTag(tag).setSimpleValue((float) value).build(), step, at);
    }

    /**
     * Adds a picture, now.
     *
     * @param png the file
     */
    public void image(String tag, int step, int width, int height, byte[] png) throws IOException {
        Summary.Image image = Summary.Image.newBuilder()
                .setWidth(width)
                .setHeight(height)
                .setColorspace(RGBA)
                .setEncodedImageString(ByteString.copyFrom(png))
                .build();
        add(Summary.Value.newBuilder().setTag(tag).setImage(image).build(), step, Instant.now());
    }

    /** Adds a value of any kind. */
    void add(Summary.Value value, int step, Instant at) throws IOException {
        write(Event.newBuilder()
                .setWallTime(seconds(at))
                .setStep(step)
                .setSummary(Summary.newBuilder().addValue(value))
                .build());
    }

    /** Since 1970. */
    static double seconds(Instant at) {
        return at.toEpochMilli() / 1000.0;
    }

    private void write(Event event) throws IOException {
        byte[] data = event.toByteArray();
        ByteBuffer record = ByteBuffer.allocate(16 + data.length).order(ByteOrder.LITTLE_ENDIAN);
        record.putLong(data.length);
        record.putInt(masked(record.array(), 0, Long.BYTES));
        record.put(data);
        record.putInt(masked(data, 0, data.length));
        record.flip();
        try {
            while (record.hasRemaining()) {
                channel.write(record);
            }
        } catch (IOException e) {
            throw new IOException(file + " cannot be written: " + e.getMessage(), e);
        }
    }

    private static int masked(byte[] bytes, int offset, int length) {
        CRC32C crc = new CRC32C();
        crc.update(bytes, offset, length);
        int value = (int) crc.getValue();
        return ((value >>> 15) | (value << 17)) + MASK_DELTA;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
