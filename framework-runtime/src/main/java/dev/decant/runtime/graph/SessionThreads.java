package dev.decant.runtime.graph;

import org.tensorflow.proto.ConfigProto;

/** How many threads a session computes with; another number gives other bits. */
final class SessionThreads {
    private SessionThreads() {}

    static ConfigProto of(int threads) {
        return ConfigProto.newBuilder()
                .setIntraOpParallelismThreads(threads)
                .setInterOpParallelismThreads(threads)
                .build();
    }

    /** As many as this machine has cores. */
    static ConfigProto all() {
        return of(Runtime.getRuntime().availableProcessors());
    }
}
