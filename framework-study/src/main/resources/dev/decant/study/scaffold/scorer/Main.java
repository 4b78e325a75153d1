package @package@;

import dev.decant.api.config.Meaning;
import dev.decant.api.config.Range;
import dev.decant.api.data.DataException;
import dev.decant.api.score.Predictions;
import dev.decant.api.score.Scorer;
import dev.decant.api.task.Task;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** F-beta of the decisions over all classes and records (micro average): recall counts beta times as much as precision. */
public final class @Name@ implements Scorer<@Name@.Options> {
    private static final String PRINCIPAL = "f-beta";

    /** What a configuration can set; the defaults stand in reference.conf. */
    public record Options(
            @Meaning("how many times as much as precision recall counts") @Range(min = 0.01, max = 100) double beta) {}

    @Override
    public Class<Options> configType() {
        return Options.class;
    }

    @Override
    public String summary() {
        return "F-beta over all classes and records (van Rijsbergen 1979)";
    }

    @Override
    public String principal() {
        return PRINCIPAL;
    }

    @Override
    public boolean accepts(Task task) {
        return task instanceof Task.MultiClass || task instanceof Task.MultiLabel;
    }

    @Override
    public Map<String, Double> score(Predictions predictions, Options config) {
        double hits = 0;
        double missed = 0;
        double alarms = 0;
        for (int row = 0; row < predictions.ids().size(); row++) {
            for (int c = 0; c < predictions.task().outputs(); c++) {
                boolean truth = predictions.published()[row][c];
                boolean decided = predictions.decisions()[row][c];
                hits += truth && decided ? 1 : 0;
                missed += truth && !decided ? 1 : 0;
                alarms += !truth && decided ? 1 : 0;
            }
        }
        double weight = config.beta() * config.beta();
        double weighted = (1 + weight) * hits;
        Map<String, Double> numbers = new LinkedHashMap<>();
        numbers.put(PRINCIPAL, weighted / (weighted + weight * missed + alarms)); // NaN where nothing is to be found
        numbers.put("recall", hits / (hits + missed));
        numbers.put("precision", hits / (hits + alarms));
        return numbers;
    }

    @Override
    public Map<String, Double> scoreFiles(Path labels, Path outputs, Options config) {
        throw new DataException("@name@ has no files of its own; it scores runs");
    }
}
