package dev.decant.runtime.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.decant.runtime.graph.StepTimeline;
import dev.decant.runtime.graph.StepTimeline.Device;
import dev.decant.runtime.graph.StepTimeline.Span;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class ChromeTraceTest {
    private static final StepTimeline STEP = new StepTimeline(List.of(new Device(
            "CPU:0",
            List.of(
                    new Span("block0/mul", "Mul", 1_000_020, 5),
                    new Span("block0/matmul", "MatMul", 1_000_000, 30),
                    new Span("block1/matmul", "MatMul", 1_000_030, 15)))));

    /** The format's own words: complete events X with a start and a duration in microseconds, and a name M of each process. */
    @Test
    void writesEachOperationAsACompleteEventInARowThatWasFree() throws IOException {
        JsonNode events = new ObjectMapper()
                .readTree(ChromeTrace.of(Map.of("resnet1d", STEP)))
                .get("traceEvents");
        assertThat(events).hasSize(4);
        assertThat(events.get(0).get("ph").asText()).isEqualTo("M");
        assertThat(events.get(0).get("name").asText()).isEqualTo("process_name");
        assertThat(events.get(0).get("args").get("name").asText()).isEqualTo("resnet1d CPU:0");
        assertEvent(events.get(1), "MatMul", 0, 0, 30);
        assertEvent(events.get(2), "Mul", 1, 20, 5);
        assertEvent(events.get(3), "MatMul", 0, 30, 15);
        assertThat(events.get(2).get("args").get("operation").asText()).isEqualTo("block0/mul");
    }

    private static void assertEvent(JsonNode event, String name, int row, double start, double duration) {
        assertThat(event.get("ph").asText()).isEqualTo("X");
        assertThat(event.get("name").asText()).isEqualTo(name);
        assertThat(event.get("pid").asInt()).isEqualTo(1);
        assertThat(event.get("tid").asInt()).isEqualTo(row);
        assertThat(event.get("ts").asDouble()).isEqualTo(start);
        assertThat(event.get("dur").asDouble()).isEqualTo(duration);
    }

    @Test
    void sharesAreOfTheSumOverAllOperations() {
        List<OperationShare> shares = OperationShare.of(STEP);
        assertThat(shares).extracting(OperationShare::type).containsExactly("MatMul", "Mul");
        assertThat(shares).extracting(OperationShare::count).containsExactly(2, 1);
        assertThat(shares).extracting(OperationShare::share).containsExactly(0.9, 0.1);
        assertThat(shares.get(0).seconds()).isEqualTo(45e-6);
    }
}
