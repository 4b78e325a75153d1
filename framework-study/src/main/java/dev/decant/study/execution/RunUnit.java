package dev.decant.study.execution;

import dev.decant.runtime.run.RunFolder;
import dev.decant.runtime.run.RunId;
import dev.decant.runtime.run.RunSpec;
import dev.decant.runtime.training.OpenedData;

/**
 * The unit of work: one run, trained to its end or to some epoch before it. Its teacher is finished.
 *
 * @param spec with its teacher
 * @param id of the run
 * @param until epochs after which it stops; {@link #TO_ITS_END} for none
 */
public record RunUnit(RunSpec spec, String id, int until) {
    /** So many epochs has no run. */
    public static final int TO_ITS_END = Integer.MAX_VALUE;

    /** A run on the data of an experiment. */
    public static RunUnit of(RunSpec spec, OpenedData data, int until) {
        return new RunUnit(spec, RunId.of(spec, data.set().fingerprint()), until);
    }

    /** A run on the data of an experiment, trained to its end. */
    public static RunUnit of(RunSpec spec, OpenedData data) {
        return of(spec, data, TO_ITS_END);
    }

    /** Where it is kept. */
    public RunFolder folder() {
        return new RunFolder(spec.folder().resolve(id));
    }

    /** {@code bbm seed 1}. */
    public String name() {
        return spec.label() + " seed " + spec.seed();
    }

    /** All that another process needs. */
    UnitText text() {
        return UnitText.of(this);
    }
}
