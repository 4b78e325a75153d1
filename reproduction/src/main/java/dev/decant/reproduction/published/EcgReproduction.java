package dev.decant.reproduction.published;

import java.util.List;
import java.util.Map;

/** A convolutional teacher on the electrocardiograms of the Challenge of 2021, and of Hefei as an external set. */
public final class EcgReproduction implements PublishedExperiment {
    private static final String RESOURCES = "dev/decant/reproduction/published/";
    private static final String TEST = "test";

    @Override
    public String name() {
        return "ecg";
    }

    @Override
    public String title() {
        return "Electrocardiograms";
    }

    @Override
    public Map<String, String> profiles() {
        return Map.of("quick", RESOURCES + "ecg-quick.conf", "paper", RESOURCES + "ecg-paper.conf");
    }

    @Override
    public List<PublishedNumber> published() {
        return List.of(
                similarity("plain", TEST, "P21", 0.530),
                similarity("plain", "hefei", "Hanzhou", 0.174),
                similarity("deit", TEST, "P21", 0.601),
                similarity("deit", "hefei", "Hanzhou", 0.206),
                similarity("bbm", TEST, "P21", 0.796),
                similarity("bbm", "hefei", "Hanzhou", 0.592),
                performance("Table 2", "plain", "f1", "F-1", 0.4959),
                performance("Table 2", "plain", "score", "P-21", 0.6070),
                performance("Table 2", "teacher", "f1", "F-1", 0.5890),
                performance("Table 2", "teacher", "score", "P-21", 0.6895),
                performance("Table 2", "deit", "f1", "F-1", 0.5322),
                performance("Table 2", "deit", "score", "P-21", 0.6571),
                performance("Table 2", "bbm", "f1", "F-1", 0.6037),
                performance("Table 2", "bbm", "score", "P-21", 0.7026),
                performance("Table 3", "bbm-block1", "f1", "F-1", 0.5938),
                performance("Table 3", "bbm-block1", "score", "P-21", 0.7001),
                performance("Table 3", "bbm-block2", "f1", "F-1", 0.6027),
                performance("Table 3", "bbm-block2", "score", "P-21", 0.7015),
                performance("Table 3", "bbm", "f1", "F-1", 0.6037),
                performance("Table 3", "bbm", "score", "P-21", 0.7026));
    }

    private static PublishedNumber similarity(String method, String set, String setName, double value) {
        return new PublishedNumber("Table 1", method, set, setName, "r2_teacher", "R2 to the teacher", value);
    }

    private static PublishedNumber performance(
            String table, String method, String measure, String measureName, double value) {
        return new PublishedNumber(table, method, TEST, "P21", measure, measureName, value);
    }
}
