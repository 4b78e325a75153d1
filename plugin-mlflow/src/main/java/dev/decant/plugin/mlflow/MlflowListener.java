package dev.decant.plugin.mlflow;

import dev.decant.api.config.InvalidConfiguration;
import dev.decant.api.listener.Listening;
import dev.decant.api.listener.RunListener;
import dev.decant.api.listener.Study;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Tells an MLflow tracking server: a run there for each run, below one for the comparison or search that it belongs to.
 * What the server knows already, because a command before told it, is not told again.
 */
public final class MlflowListener implements RunListener<MlflowOptions> {
    private final Map<String, String> environment;

    public MlflowListener() {
        this(System.getenv());
    }

    /** @param environment where address and credentials come from that the options do not say */
    MlflowListener(Map<String, String> environment) {
        this.environment = Map.copyOf(environment);
    }

    @Override
    public Class<MlflowOptions> configType() {
        return MlflowOptions.class;
    }

    @Override
    public String summary() {
        return "An MLflow tracking server (mlflow.org), by version 2.0 of its REST interface";
    }

    @Override
    public Listening open(MlflowOptions options, Study study, Consumer<String> notices) {
        URI uri = address(options.uri()
                .or(() -> variable("MLFLOW_TRACKING_URI"))
                .orElseThrow(() -> new InvalidConfiguration(
                        "uri is missing; expected the address of a tracking server, such as http://127.0.0.1:5000, here or in"
                                + " the environment variable MLFLOW_TRACKING_URI")));
        String experiment = options.experiment()
                .or(() -> variable("MLFLOW_EXPERIMENT_NAME"))
                .orElse(study.name());
        MlflowServer server = new MlflowServer(uri, Credentials.of(environment), options.timeout(), options.patience());
        SentFiles files = new SentFiles(options.artifacts(), notices);
        return new MlflowStudy(new StudyRuns(new Experiment(server, experiment), files, study), files, study);
    }

    private Optional<String> variable(String name) {
        return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
    }

    private static URI address(String text) {
        URI uri;
        try {
            uri = URI.create(text.strip().replaceFirst("/+$", ""));
        } catch (IllegalArgumentException e) {
            throw new InvalidConfiguration("uri \"" + text + "\" is no address: " + e.getMessage());
        }
        if (uri.getRawUserInfo() != null) {
            throw new InvalidConfiguration("uri holds a user's name or password; expected these in the environment"
                    + " variables MLFLOW_TRACKING_USERNAME and MLFLOW_TRACKING_PASSWORD");
        }
        if (!("http".equals(uri.getScheme()) || "https".equals(uri.getScheme())) || uri.getHost() == null) {
            throw new InvalidConfiguration("uri \"" + text + "\" is no tracking server; expected an address such as"
                    + " http://127.0.0.1:5000 or https://mlflow.example.org");
        }
        return uri;
    }
}
