package dev.decant.study.table;

import dev.decant.runtime.evaluation.Evaluation;
import dev.decant.study.evaluation.EvaluatedRun;
import dev.decant.study.evaluation.EvaluatedSet;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a run scores as one JSON document; an undefined number is null. */
public final class EvaluatedRunJson {
    private EvaluatedRunJson() {}

    /** The document of the test split with those of the external sets in it, indented. */
    public static String of(EvaluatedRun evaluated) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("run", evaluated.run().folder().path().toString());
        document.put("label", evaluated.run().label());
        document.put("seed", evaluated.run().seed());
        document.putAll(document(evaluated.test()));
        if (!evaluated.external().isEmpty()) {
            Map<String, Object> sets = new LinkedHashMap<>();
            evaluated.external().forEach(set -> {
                Map<String, Object> judged = document(set);
                judged.put("remarks", set.remarks());
                sets.put(set.set(), judged);
            });
            document.put("external", sets);
        }
        return JsonText.of(document);
    }

    private static Map<String, Object> document(EvaluatedSet set) {
        Evaluation evaluation = set.evaluation();
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("records", evaluation.records());
        document.put("thresholds", set.thresholds());
        document.put("metrics", OverallMetrics.of(evaluation));
        document.put("classes", evaluation.classes());
        document.put("confusion", evaluation.confusion().map(confusion -> confusion.counts()));
        return document;
    }
}
