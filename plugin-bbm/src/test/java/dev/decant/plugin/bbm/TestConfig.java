package dev.decant.plugin.bbm;

import dev.decant.plugin.bbm.BbmConfig.Normalise;
import dev.decant.plugin.bbm.BbmConfig.Reduction;
import dev.decant.plugin.bbm.BbmConfig.Resize;
import dev.decant.plugin.bbm.BbmConfig.Schedule;
import dev.decant.plugin.bbm.BbmConfig.StopGradient;
import dev.decant.plugin.bbm.BbmConfig.Term;

/** A configuration through which every gradient flows, with one option at a time changed. */
record TestConfig(BbmConfig build) {
    static TestConfig defaults() {
        return new TestConfig(new BbmConfig(
                100,
                new Term(true, 1),
                new Term(true, 1),
                new Term(true, 1),
                Reduction.MEAN,
                Normalise.NONE,
                StopGradient.NONE,
                Resize.LINEAR,
                Schedule.JOINT,
                0.5));
    }

    /** What reference.conf says. */
    static TestConfig shipped() {
        return defaults().withWeight(10).with(StopGradient.TARGETS);
    }

    TestConfig withWeight(double weight) {
        return change(
                weight,
                build.l1(),
                build.l2(),
                build.l3(),
                build.reduction(),
                build.normalise(),
                build.stopGradient(),
                build.resize(),
                build.schedule());
    }

    TestConfig withTermWeights(double l1, double l2, double l3) {
        return change(
                build.weight(),
                new Term(true, l1),
                new Term(true, l2),
                new Term(true, l3),
                build.reduction(),
                build.normalise(),
                build.stopGradient(),
                build.resize(),
                build.schedule());
    }

    TestConfig with(boolean l1, boolean l2, boolean l3) {
        return change(
                build.weight(),
                new Term(l1, 1),
                new Term(l2, 1),
                new Term(l3, 1),
                build.reduction(),
                build.normalise(),
                build.stopGradient(),
                build.resize(),
                build.schedule());
    }

    TestConfig with(Reduction reduction) {
        return change(
                build.weight(),
                build.l1(),
                build.l2(),
                build.l3(),
                reduction,
                build.normalise(),
                build.stopGradient(),
                build.resize(),
                build.schedule());
    }

    TestConfig with(Normalise normalise) {
        return change(
                build.weight(),
                build.l1(),
                build.l2(),
                build.l3(),
                build.reduction(),
                normalise,
                build.stopGradient(),
                build.resize(),
                build.schedule());
    }

    TestConfig with(StopGradient stopGradient) {
        return change(
                build.weight(),
                build.l1(),
                build.l2(),
                build.l3(),
                build.reduction(),
                build.normalise(),
                stopGradient,
                build.resize(),
                build.schedule());
    }

    TestConfig with(Resize resize) {
        return change(
                build.weight(),
                build.l1(),
                build.l2(),
                build.l3(),
                build.reduction(),
                build.normalise(),
                build.stopGradient(),
                resize,
                build.schedule());
    }

    TestConfig with(Schedule schedule) {
        return change(
                build.weight(),
                build.l1(),
                build.l2(),
                build.l3(),
                build.reduction(),
                build.normalise(),
                build.stopGradient(),
                build.resize(),
                schedule);
    }

    private TestConfig change(
            double weight,
            Term l1,
            Term l2,
            Term l3,
            Reduction reduction,
            Normalise normalise,
            StopGradient stopGradient,
            Resize resize,
            Schedule schedule) {
        return new TestConfig(new BbmConfig(
                weight, l1, l2, l3, reduction, normalise, stopGradient, resize, schedule, build.matchShare()));
    }
}
