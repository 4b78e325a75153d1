package dev.decant.runtime.graph;

import dev.decant.nn.parameter.Tensors;
import java.util.ArrayList;
import java.util.List;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.proto.RunOptions;
import org.tensorflow.proto.StepStats;

/** The calls of the session that a step is made of: as they are, or each with the times of its operations. */
final class SessionCalls {
    private final Session session;
    private final boolean traced;
    private final List<StepStats> traces = new ArrayList<>();

    private SessionCalls(Session session, boolean traced) {
        this.session = session;
        this.traced = traced;
    }

    static SessionCalls plain(Session session) {
        return new SessionCalls(session, false);
    }

    /** Slower than {@link #plain}: every operation is timed. */
    static SessionCalls traced(Session session) {
        return new SessionCalls(session, true);
    }

    /** A call to be prepared; {@link #scalars} makes it. */
    Session.Runner runner() {
        Session.Runner runner = session.runner();
        return traced
                ? runner.setOptions(RunOptions.newBuilder()
                        .setTraceLevel(RunOptions.TraceLevel.FULL_TRACE)
                        .build())
                : runner;
    }

    /** Makes a call that fetches scalars and nothing else; their values, in the order in which they were asked for. */
    float[] scalars(Session.Runner runner) {
        try (Result result = traced ? runner.runAndFetchMetadata() : runner.run()) {
            result.getMetadata().ifPresent(metadata -> traces.add(metadata.getStepStats()));
            float[] values = new float[result.size()];
            for (int i = 0; i < values.length; i++) {
                values[i] = Tensors.copy(result.get(i))[0];
            }
            return values;
        }
    }

    /** What was traced so far, one for each call. */
    List<StepStats> traces() {
        return List.copyOf(traces);
    }
}
