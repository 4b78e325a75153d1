package dev.decant.runtime.tensorboard;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.tensorflow.proto.Event;
import org.tensorflow.proto.Summary;

/** Event files, read by the format with TensorFlow's own messages. */
final class ReadEvents {
    private ReadEvents() {}

    /** All events of a folder, file by file in the order of their names. */
    static List<Event> of(Path folder) throws IOException {
        List<Event> read = new ArrayList<>();
        List<Path> files;
        try (Stream<Path> found = Files.list(folder)) {
            files = found.filter(Files::isRegularFile).sorted().toList();
        }
        for (Path file : files) {
            ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
            while (bytes.hasRemaining()) {
                byte[] data = new byte[(int) bytes.getLong()];
                bytes.getInt();
                bytes.get(data);
                bytes.getInt();
                read.add(Event.parseFrom(data));
            }
        }
        return read;
    }

    /** The values of a tag as {@code step value}. */
    static List<String> curve(List<Event> events, String tag) {
        return events.stream()
                .flatMap(event -> event.getSummary().getValueList().stream()
                        .filter(value -> value.getTag().equals(tag))
                        .map(value -> event.getStep() + " " + value.getSimpleValue()))
                .toList();
    }

    /** The only value of a tag. */
    static Summary.Value one(List<Event> events, String tag) {
        List<Summary.Value> values = events.stream()
                .flatMap(event -> event.getSummary().getValueList().stream())
                .filter(value -> value.getTag().equals(tag))
                .toList();
        if (values.size() != 1) {
            throw new AssertionError(values.size() + " values of " + tag);
        }
        return values.get(0);
    }
}
