package dev.decant.study.table;

import dev.decant.study.search.TrialRecord;
import dev.decant.study.search.Tuned;
import java.util.LinkedHashMap;
import java.util.Map;

/** A search as one JSON document. */
public final class TunedJson {
    private TunedJson() {}

    /** The best trial, null if all failed, and all trials in their order. */
    public static String render(Tuned tuned) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("name", tuned.name());
        document.put("target", tuned.tune().target());
        document.put("metric", tuned.metric());
        document.put("rungs", tuned.rungs().epochs());
        document.put("epochs_trained", tuned.trained());
        document.put("epochs_of_all", tuned.ofAll());
        document.put("folder", tuned.folder());
        document.put("best", tuned.best().map(best -> trial(tuned, best)));
        document.put(
                "trials",
                tuned.trials().stream().map(record -> trial(tuned, record)).toList());
        return JsonText.of(document);
    }

    private static Map<String, Object> trial(Tuned tuned, TrialRecord record) {
        Map<String, Object> trial = new LinkedHashMap<>();
        trial.put("trial", record.trial().number());
        trial.put("values", record.trial().values());
        trial.put("epochs", tuned.epochs(record));
        trial.put("metric", finite(record.last().orElse(Double.NaN)));
        Map<String, Object> byEpochs = new LinkedHashMap<>();
        for (int rung = 0; rung < tuned.rungs().epochs().size(); rung++) {
            if (record.metrics().containsKey(rung)) {
                byEpochs.put(
                        Integer.toString(tuned.rungs().epochs().get(rung)),
                        finite(record.metrics().getOrDefault(rung, Double.NaN)));
            }
        }
        trial.put("by_epochs", byEpochs);
        trial.put("runs", record.runs());
        trial.put("failure", record.failure());
        return trial;
    }

    private static double finite(double value) {
        return Double.isFinite(value) ? value : Double.NaN;
    }
}
