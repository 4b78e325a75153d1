package dev.decant.reproduction.published;

import java.util.List;
import java.util.Map;

/** A recurrent teacher on the intensive-care records of the Challenge of 2019, and of eICU as an external set. */
public final class EhrReproduction implements PublishedExperiment {
    private static final String RESOURCES = "dev/decant/reproduction/published/";
    private static final String TEST = "test";

    @Override
    public String name() {
        return "ehr";
    }

    @Override
    public String title() {
        return "Intensive-care records";
    }

    @Override
    public Map<String, String> profiles() {
        return Map.of("quick", RESOURCES + "ehr-quick.conf", "paper", RESOURCES + "ehr-paper.conf");
    }

    @Override
    public List<PublishedNumber> published() {
        return List.of(
                similarity("plain", TEST, "P19", 0.439),
                similarity("plain", "eicu", "eICU", 0.308),
                similarity("deit", TEST, "P19", 0.464),
                similarity("deit", "eicu", "eICU", 0.351),
                similarity("bbm", TEST, "P19", 0.776),
                similarity("bbm", "eicu", "eICU", 0.728),
                performance("Table 2", "plain", "f1", "F-1", 0.1579),
                performance("Table 2", "plain", "score", "P-19", 0.1876),
                performance("Table 2", "teacher", "f1", "F-1", 0.1526),
                performance("Table 2", "teacher", "score", "P-19", 0.2528),
                performance("Table 2", "deit", "f1", "F-1", 0.1609),
                performance("Table 2", "deit", "score", "P-19", 0.2177),
                performance("Table 2", "bbm", "f1", "F-1", 0.1610),
                performance("Table 2", "bbm", "score", "P-19", 0.2619),
                performance("Table 3", "bbm-block1", "f1", "F-1", 0.1617),
                performance("Table 3", "bbm-block1", "score", "P-19", 0.2066),
                performance("Table 3", "bbm", "f1", "F-1", 0.1610),
                performance("Table 3", "bbm", "score", "P-19", 0.2619));
    }

    private static PublishedNumber similarity(String method, String set, String setName, double value) {
        return new PublishedNumber("Table 1", method, set, setName, "r2_teacher", "R2 to the teacher", value);
    }

    private static PublishedNumber performance(
            String table, String method, String measure, String measureName, double value) {
        return new PublishedNumber(table, method, TEST, "P19", measure, measureName, value);
    }
}
