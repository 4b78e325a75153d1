package dev.decant.plugin.bbm;

import dev.decant.nn.layer.TimeResize;
import dev.decant.plugin.bbm.BbmConfig.Normalise;
import dev.decant.plugin.bbm.BbmConfig.Preset;
import dev.decant.plugin.bbm.BbmConfig.Reduction;
import dev.decant.plugin.bbm.BbmConfig.Schedule;
import dev.decant.plugin.bbm.BbmConfig.StopGradient;
import dev.decant.plugin.bbm.BbmConfig.Term;
import java.util.Optional;

/** A configuration through which every gradient flows, with one option at a time changed. */
record TestConfig(
        double weight,
        Term l1,
        Term l2,
        Term l3,
        Reduction reduction,
        Normalise normalise,
        StopGradient stopGradient,
        TimeResize resize,
        int expand,
        Schedule schedule) {
    static TestConfig defaults() {
        return new TestConfig(
                100,
                new Term(true, 1),
                new Term(true, 1),
                new Term(true, 1),
                Reduction.MEAN,
                Normalise.NONE,
                StopGradient.NONE,
                TimeResize.LINEAR,
                1,
                Schedule.JOINT);
    }

    BbmConfig build() {
        return new BbmConfig(
                Preset.NONE,
                weight,
                l1,
                l2,
                l3,
                Optional.of(reduction),
                Optional.of(normalise),
                Optional.of(stopGradient),
                Optional.of(resize),
                Optional.of(expand),
                schedule,
                0.5);
    }

    TestConfig withWeight(double other) {
        return new TestConfig(other, l1, l2, l3, reduction, normalise, stopGradient, resize, expand, schedule);
    }

    TestConfig withTermWeights(double first, double second, double third) {
        return withTerms(new Term(true, first), new Term(true, second), new Term(true, third));
    }

    TestConfig with(boolean first, boolean second, boolean third) {
        return withTerms(new Term(first, 1), new Term(second, 1), new Term(third, 1));
    }

    private TestConfig withTerms(Term first, Term second, Term third) {
        return new TestConfig(
                weight, first, second, third, reduction, normalise, stopGradient, resize, expand, schedule);
    }

    TestConfig with(Reduction other) {
        return new TestConfig(weight, l1, l2, l3, other, normalise, stopGradient, resize, expand, schedule);
    }

    TestConfig with(Normalise other) {
        return new TestConfig(weight, l1, l2, l3, reduction, other, stopGradient, resize, expand, schedule);
    }

    TestConfig with(StopGradient other) {
        return new TestConfig(weight, l1, l2, l3, reduction, normalise, other, resize, expand, schedule);
    }

    TestConfig with(TimeResize other) {
        return new TestConfig(weight, l1, l2, l3, reduction, normalise, stopGradient, other, expand, schedule);
    }

    TestConfig withExpand(int other) {
        return new TestConfig(weight, l1, l2, l3, reduction, normalise, stopGradient, resize, other, schedule);
    }

    TestConfig with(Schedule other) {
        return new TestConfig(weight, l1, l2, l3, reduction, normalise, stopGradient, resize, expand, other);
    }
}
