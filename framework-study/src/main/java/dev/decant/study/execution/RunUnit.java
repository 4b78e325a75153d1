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
 * @param name as it is shown among others, such as {@code bbm seed 1}
 */
public record RunUnit(RunSpec spec, String id, int until, String name) {
    /** So many epochs has no run. */
    public static final int TO_ITS_END = Integer.MAX_VALUE;

    /** A run on the data of an experiment. */
    public static RunUnit of(RunSpec spec, OpenedData data, int until) {
        String name = spec.label() + " seed " + spec.seed();
        return new RunUnit(spec, RunId.of(spec, data.set().fingerprint()), until, name);
    }

    /** A run on the data of an experiment, trained to its end. */
    public static RunUnit of(RunSpec spec, OpenedData data) {
        return of(spec, data, TO_ITS_END);
    }

    /** Where it is kept. */
    public RunFolder folder() {
        return new RunFolder(spec.folder().resolve(id));
    }

    /** The same under another name. */
    public RunUnit named(String other) {
        return new RunUnit(spec, id, until, other);
    }

    /** All that another process needs. */
    UnitText text() {
        return UnitText.of(this);
    }
}
