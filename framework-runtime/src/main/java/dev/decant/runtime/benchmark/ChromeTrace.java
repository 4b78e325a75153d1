package dev.decant.runtime.benchmark;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.decant.runtime.graph.StepTimeline;
import dev.decant.runtime.graph.StepTimeline.Device;
import dev.decant.runtime.graph.StepTimeline.Span;
import java.io.IOException;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * Timelines in the trace event format of Chrome (chrome://tracing, Perfetto): each workload's device is a process, each
 * operation a complete event; times in microseconds from the step's first operation on. TensorFlow does not say on which
 * thread an operation ran, so rows are not threads: an operation stands in the first row that was free when it began.
 */
public final class ChromeTrace {
    private ChromeTrace() {}

    /** @param steps by workload, one step of each */
    public static String of(Map<String, StepTimeline> steps) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
            json.writeStartObject();
            json.writeStringField("displayTimeUnit", "ms");
            json.writeArrayFieldStart("traceEvents");
            int process = 0;
            for (Map.Entry<String, StepTimeline> step : steps.entrySet()) {
                double first = step.getValue().devices().stream()
                        .flatMap(device -> device.spans().stream())
                        .mapToDouble(Span::startMicros)
                        .min()
                        .orElse(0);
                for (Device device : step.getValue().devices()) {
                    process++;
                    name(json, process, step.getKey() + " " + device.name());
                    events(json, process, device.spans(), first);
                }
            }
            json.writeEndArray();
            json.writeEndObject();
        } catch (IOException e) {
            throw new IllegalStateException("a text cannot fail to be written", e);
        }
        return text.append('\n').toString();
    }

    private static void name(JsonGenerator json, int process, String name) throws IOException {
        json.writeStartObject();
        json.writeStringField("ph", "M");
        json.writeStringField("name", "process_name");
        json.writeNumberField("pid", process);
        json.writeObjectFieldStart("args");
        json.writeStringField("name", name);
        json.writeEndObject();
        json.writeEndObject();
    }

    private static void events(JsonGenerator json, int process, List<Span> spans, double first) throws IOException {
        List<Double> ends = new ArrayList<>(); // of the last operation in each row
        for (Span span : spans.stream()
                .sorted(Comparator.comparingDouble(Span::startMicros))
                .toList()) {
            int row = 0;
            while (row < ends.size() && ends.get(row) > span.startMicros()) {
                row++;
            }
            double end = span.startMicros() + span.micros();
            if (row == ends.size()) {
                ends.add(end);
            } else {
                ends.set(row, end);
            }
            event(json, process, row, span, first);
        }
    }

    private static void event(JsonGenerator json, int process, int row, Span span, double first) throws IOException {
        json.writeStartObject();
        json.writeStringField("ph", "X");
        json.writeStringField("name", span.type());
        json.writeNumberField("pid", process);
        json.writeNumberField("tid", row);
        json.writeNumberField("ts", span.startMicros() - first);
        json.writeNumberField("dur", span.micros());
        json.writeObjectFieldStart("args");
        json.writeStringField("operation", span.name());
        json.writeEndObject();
        json.writeEndObject();
    }
}
