package dev.decant.architecture;

import java.util.Set;

/** What a plugin contributes, told by the API packages whose contracts it implements, and what it may see for that. */
enum PluginKind {
    NETWORK(Set.of("api.network"), Set.of("api", "nn")),
    STRATEGY(Set.of("api.strategy"), Set.of("api", "nn")),
    DOMAIN(Set.of("api.data", "api.score"), Set.of("api", "io"));

    private final Set<String> contracts;
    private final Set<String> sees;

    PluginKind(Set<String> contracts, Set<String> sees) {
        this.contracts = contracts;
        this.sees = sees;
    }

    Set<String> contracts() {
        return contracts;
    }

    /** The modules that it may see beside itself. */
    Set<String> sees() {
        return sees;
    }
}
