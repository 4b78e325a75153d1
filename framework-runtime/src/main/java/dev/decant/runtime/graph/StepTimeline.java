package dev.decant.runtime.graph;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tensorflow.proto.DeviceStepStats;
import org.tensorflow.proto.NodeExecStats;
import org.tensorflow.proto.StepStats;

/**
 * When each operation of a step ran, as TensorFlow noted it: the operations of the graph as it was optimised, not as it
 * was built.
 */
public record StepTimeline(List<Device> devices) {
    /** {@code name = Type(inputs)}, where memory was allocated after a note of it. */
    private static final Pattern LABEL = Pattern.compile(" = (\\w+)\\(");

    private static final double NANOS = 1e3;

    public StepTimeline {
        devices = List.copyOf(devices);
    }

    /**
     * What ran on one device.
     *
     * @param name such as {@code /job:localhost/replica:0/task:0/device:CPU:0}
     */
    public record Device(String name, List<Span> spans) {
        public Device {
            spans = List.copyOf(spans);
        }
    }

    /**
     * One operation.
     *
     * @param name of the operation in the graph
     * @param type such as {@code MatMul}
     * @param startMicros in microseconds since 1970
     * @param micros how long it ran
     */
    public record Span(String name, String type, double startMicros, double micros) {}

    /** @param calls of the session, one after the other */
    static StepTimeline of(List<StepStats> calls) {
        Map<String, List<Span>> byDevice = new LinkedHashMap<>();
        for (StepStats call : calls) {
            for (DeviceStepStats device : call.getDevStatsList()) {
                List<Span> spans = byDevice.computeIfAbsent(device.getDevice(), unseen -> new ArrayList<>());
                device.getNodeStatsList().forEach(node -> spans.add(span(node)));
            }
        }
        List<Device> devices = new ArrayList<>();
        byDevice.forEach((name, spans) -> devices.add(new Device(name, spans)));
        return new StepTimeline(devices);
    }

    private static Span span(NodeExecStats node) {
        Matcher label = LABEL.matcher(node.getTimelineLabel());
        return new Span(
                node.getNodeName(),
                label.find() ? label.group(1) : node.getNodeName(),
                (node.getAllStartNanos() + node.getOpStartRelNanos()) / NANOS,
                (node.getOpEndRelNanos() - node.getOpStartRelNanos()) / NANOS);
    }
}
