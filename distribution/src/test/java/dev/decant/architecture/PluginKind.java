package dev.decant.architecture;

import java.util.Set;

/** What a plugin contributes, told by the API packages whose contracts it implements, and what it may see for that. */
enum PluginKind {
    NETWORK,
    STRATEGY,
    DOMAIN,
    LISTENER;

    Set<String> contracts() {
        return switch (this) {
            case NETWORK -> Set.of("api.network");
            case STRATEGY -> Set.of("api.strategy");
            case DOMAIN -> Set.of("api.data", "api.score");
            case LISTENER -> Set.of("api.listener");
        };
    }

    /** The modules that it may see beside itself. */
    Set<String> sees() {
        return switch (this) {
            case NETWORK, STRATEGY -> Set.of("api", "nn");
            case DOMAIN -> Set.of("api", "io");
            case LISTENER -> Set.of("api");
        };
    }
}
