package dev.decant.runtime.benchmark;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.decant.runtime.graph.StepTimeline;
import dev.decant.runtime.graph.StepTimeline.Device;
import dev.decant.runtime.graph.StepTimeline.Span;
import java.io.IOException;
import java.io.StringWriter;
import java.util.Map;

/**
 * Timelines in the trace event format of Chrome (chrome://tracing, Perfetto): each workload's device is a process, each
 * thread a row, each operation a complete event; times in microseconds from the step's first operation on.
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
                    for (Span span : device.spans()) {
                        event(json, process, span, first);
                    }
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

    private static void event(JsonGenerator json, int process, Span span, double first) throws IOException {
        json.writeStartObject();
        json.writeStringField("ph", "X");
        json.writeStringField("name", span.type());
        json.writeNumberField("pid", process);
        json.writeNumberField("tid", span.thread());
        json.writeNumberField("ts", span.startMicros() - first);
        json.writeNumberField("dur", span.micros());
        json.writeObjectFieldStart("args");
        json.writeStringField("operation", span.name());
        json.writeEndObject();
        json.writeEndObject();
    }
}
