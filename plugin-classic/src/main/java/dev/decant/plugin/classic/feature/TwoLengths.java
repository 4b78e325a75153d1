package dev.decant.plugin.classic.feature;

import dev.decant.api.network.Features;

/** Features of student and teacher, [batch, time, depth], whose times may differ. */
record TwoLengths(Features student, Features teacher) {
    /** Whether the student has more steps. Where one of the times is not known when the graph is built (-1), it has not. */
    boolean studentIsLonger() {
        return teacher.time() >= 0 && student.time() > teacher.time();
    }

    /** Those of fewer steps; the student's where both have as many, or one of the times is not known. */
    Features shorter() {
        return studentIsLonger() ? teacher : student;
    }
}
