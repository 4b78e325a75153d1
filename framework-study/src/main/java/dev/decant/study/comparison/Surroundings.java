package dev.decant.study.comparison;

import dev.decant.runtime.run.Versions;
import java.util.LinkedHashMap;
import java.util.Map;

/** Versions and machine that numbers come from. */
public final class Surroundings {
    private Surroundings() {}

    /** By name, to be added to. */
    public static Map<String, Object> described() {
        Map<String, Object> described = new LinkedHashMap<>();
        described.put("decant", Versions.decant());
        described.put("tensorflow", Versions.tensorFlow());
        described.put("processors", Runtime.getRuntime().availableProcessors());
        described.put("system", System.getProperty("os.name", "") + " " + System.getProperty("os.arch", ""));
        return described;
    }
}
