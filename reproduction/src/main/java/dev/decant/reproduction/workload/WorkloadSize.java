package dev.decant.reproduction.workload;

import java.util.Locale;

/** How large the networks of the workloads are. */
public enum WorkloadSize {
    /** Those of the paper. */
    FULL,
    /** Cut down, so that all workloads are measured in about a minute. */
    SMALL;

    /** As it is written. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
