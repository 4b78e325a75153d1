package dev.decant.runtime.training;

import dev.decant.runtime.run.DataSpec;
import dev.decant.runtime.run.TrainedOn;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a run's provenance says of its data; {@link TrainedOn} reads it back. */
final class DataProvenance {
    private DataProvenance() {}

    static Map<String, String> of(OpenedData data, DataSpec spec) {
        Map<String, String> description = new LinkedHashMap<>();
        description.put(TrainedOn.TYPE, spec.source().type());
        description.put(TrainedOn.FINGERPRINT, data.set().fingerprint());
        description.put(TrainedOn.INPUT, TrainedOn.describe(data.input()));
        description.put(TrainedOn.TRAINING, Integer.toString(data.split().training().length));
        if (data.split().partlyLabelled()) {
            description.put(TrainedOn.LABELLED, Integer.toString(data.split().labelled().length));
        }
        description.put(TrainedOn.VALIDATION, Integer.toString(data.split().validation().length));
        description.put(TrainedOn.TESTED, Integer.toString(data.split().test().length));
        description.put("split-by", data.split().byGroup() ? "patient" : "record");
        description.put(TrainedOn.PREPARATION, data.transform().state());
        data.set().remarks().forEach((remark, count) -> description.put(remark, Integer.toString(count)));
        data.skipped().forEach(record -> description.put(TrainedOn.SKIPPED + record.id(), record.reason()));
        return description;
    }
}
