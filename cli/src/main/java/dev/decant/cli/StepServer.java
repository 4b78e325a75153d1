package dev.decant.cli;

import dev.decant.runtime.benchmark.WarmWorkload;
import dev.decant.runtime.benchmark.Workload;
import dev.decant.runtime.graph.GraphSpec;
import dev.decant.study.table.JsonText;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Makes single steps of a warm workload when it is told to, so that another program can alternate them with its own. A line
 * out says what the workload is, in JSON; then for each line that comes in one step is made, and a line goes out with the
 * seconds that it took.
 */
record StepServer(PrintStream out) {
    void serve(Workload workload, InputStream in) throws IOException {
        try (WarmWorkload warm = WarmWorkload.start(workload);
                BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            out.println(JsonText.of(described(warm)).replaceAll("\\s*\\R\\s*", " "));
            out.flush();
            while (lines.readLine() != null) {
                out.println(String.format(Locale.ROOT, "%.6f", warm.step().seconds()));
                out.flush();
            }
        }
    }

    private static Map<String, Object> described(WarmWorkload warm) {
        GraphSpec spec = warm.workload().spec();
        WarmWorkload.Timed step = warm.step();
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("workload", warm.workload().name());
        json.put("parameters", warm.variables().trainableParameters());
        json.put("strategy_parameters", warm.variables().strategyParameters());
        json.put("batch_size", step.records());
        json.put("steps", step.steps());
        json.put("channels", spec.data().input().width());
        json.put("outputs", spec.data().task().outputs());
        json.put("threads", spec.recipe().threads());
        return json;
    }
}
