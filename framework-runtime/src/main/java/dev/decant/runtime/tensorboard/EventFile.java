package dev.decant.runtime.tensorboard;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import dev.decant.io.file.AtomicFile;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
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
    private static final String PREFIX = "events.out.tfevents.";
    private static final int MASK_DELTA = 0xa282ead8;
    private static final int LENGTH_BYTES = Long.BYTES;
    private static final int CHECKSUM_BYTES = Integer.BYTES;

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
        Path file = file(folder, run, epoch);
        EventFile events = new EventFile(
                file,
                FileChannel.open(
                        file,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.TRUNCATE_EXISTING,
                        StandardOpenOption.WRITE));
        events.begin();
        return events;
    }

    /** Where {@link #create} writes. */
    static Path file(Path folder, String run, int epoch) {
        return folder.resolve(String.format(PREFIX + "%06d.%s", epoch, run));
    }

    /** Writes a file that holds one value, whole or not at all. */
    static void replace(Path file, Summary.Value value, Instant at) throws IOException {
        AtomicFile.write(file, channel -> {
            EventFile events = new EventFile(file, channel);
            events.begin();
            events.add(value, 0, at);
        });
    }

    private void begin() throws IOException {
        write(Event.newBuilder()
                .setWallTime(seconds(Instant.now()))
                .setFileVersion("brain.Event:2")
                .build());
    }

    /** Whether this is a file of events by its name. */
    static boolean isOne(Path file) {
        return Files.isRegularFile(file) && file.getFileName().toString().startsWith(PREFIX);
    }

    /** Receives what a file holds. */
    interface Reader {
        void read(Event event) throws InvalidProtocolBufferException;
    }

    /** Reads a file up to its end, or to the first record that is cut off or damaged. */
    static void read(Path file, Reader reader) throws IOException {
        long left = Files.size(file);
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
            while (left > LENGTH_BYTES + 2 * CHECKSUM_BYTES) {
                byte[] head = in.readNBytes(LENGTH_BYTES);
                left -= LENGTH_BYTES + 2 * CHECKSUM_BYTES;
                long length =
                        ByteBuffer.wrap(head).order(ByteOrder.LITTLE_ENDIAN).getLong();
                if (Integer.reverseBytes(in.readInt()) != masked(head, 0, head.length) || length < 0 || length > left) {
                    return;
                }
                byte[] data = in.readNBytes((int) length);
                left -= length;
                if (Integer.reverseBytes(in.readInt()) != masked(data, 0, data.length)) {
                    return;
                }
                reader.read(Event.parseFrom(data));
            }
        } catch (InvalidProtocolBufferException | EOFException e) {
            // what is behind it cannot be told from it
        }
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
        ByteBuffer record = ByteBuffer.allocate(LENGTH_BYTES + 2 * CHECKSUM_BYTES + data.length)
                .order(ByteOrder.LITTLE_ENDIAN);
        record.putLong(data.length);
        record.putInt(masked(record.array(), 0, LENGTH_BYTES));
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
