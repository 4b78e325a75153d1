package dev.decant.runtime.run;

/** Carries what is wrong with a run to whoever says it. */
final class DamagedRun extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient RunDamage damage;

    DamagedRun(RunDamage damage) {
        super(damage.description());
        this.damage = damage;
    }

    RunDamage damage() {
        return damage;
    }
}
