package dev.decant.runtime.config;

import dev.decant.runtime.config.CompareConfig.Contender;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a search tunes. */
public final class TuneTarget {
    /** The student of {@code decant train}. */
    public static final String STUDENT = "student";

    /** The teacher. */
    public static final String TEACHER = "teacher";

    private TuneTarget() {}

    /** The strategy of the comparison that is tuned; empty where it is student or teacher. */
    public static Optional<Contender> contender(TuneConfig tune, Experiment experiment) {
        return experiment.compare().stream()
                .flatMap(compare -> compare.contenders().stream())
                .filter(contender -> contender.name().equals(tune.target()))
                .findFirst();
    }

    /** How the target is trained. */
    public static TrainConfig train(TuneConfig tune, Experiment experiment) {
        return contender(tune, experiment)
                .map(Contender::train)
                .orElseGet(() ->
                        tune.target().equals(TEACHER) && experiment.teacher() instanceof TeacherConfig.Trained trained
                                ? trained.train()
                                : experiment.train());
    }

    /** The names that there are. */
    static List<String> names(List<String> strategies) {
        List<String> names = new ArrayList<>(strategies);
        names.add(STUDENT);
        names.add(TEACHER);
        return names;
    }
}
