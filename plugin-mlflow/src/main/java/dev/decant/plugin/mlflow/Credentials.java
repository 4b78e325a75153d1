package dev.decant.plugin.mlflow;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;

/**
 * Who asks, as MLflow's own clients take it from the environment.
 *
 * @param header the value of the header {@code Authorization}; empty for nobody
 */
record Credentials(Optional<String> header) {
    /** {@code MLFLOW_TRACKING_USERNAME} and {@code MLFLOW_TRACKING_PASSWORD}, or else {@code MLFLOW_TRACKING_TOKEN}. */
    static Credentials of(Map<String, String> environment) {
        String user = environment.getOrDefault("MLFLOW_TRACKING_USERNAME", "");
        String password = environment.getOrDefault("MLFLOW_TRACKING_PASSWORD", "");
        String token = environment.getOrDefault("MLFLOW_TRACKING_TOKEN", "");
        if (!user.isEmpty() && !password.isEmpty()) {
            byte[] both = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
            return new Credentials(Optional.of("Basic " + Base64.getEncoder().encodeToString(both)));
        }
        return new Credentials(token.isEmpty() ? Optional.empty() : Optional.of("Bearer " + token));
    }

    /** Keeps it out of messages. */
    @Override
    public String toString() {
        return header.isPresent() ? "credentials" : "no credentials";
    }
}
