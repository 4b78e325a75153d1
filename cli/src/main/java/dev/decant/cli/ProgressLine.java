package dev.decant.cli;

import dev.decant.runtime.training.TrainingListener.StepDone;
import java.util.Locale;

/** Where a run is within an epoch, in one line of a terminal: what does not fit is left out, the bar first. */
record ProgressLine(int columns) {
    private static final int LONGEST_BAR = 24;
    private static final int SHORTEST_BAR = 8;

    /**
     * A step of a training.
     *
     * @param label of the run
     * @param secondsLeft of the whole run
     */
    String of(String label, StepDone step, long secondsLeft) {
        String where = String.format(Locale.ROOT, "%s epoch %d/%d", label, step.epoch(), step.epochs());
        String loss = String.format(Locale.ROOT, "loss %.4f", step.loss());
        String speed = String.format(Locale.ROOT, "%6.1f samples/s", step.samplesPerSecond());
        String left = duration(secondsLeft) + " left";
        String whole = barred(where, step.step(), step.steps(), String.join(" ", loss, speed, left));
        return fits(whole) ? whole : barred(where, step.step(), step.steps(), loss + " " + left);
    }

    /** Of something that is counted. */
    String of(String what, int done, int total) {
        return barred(what, done, total, done + "/" + total);
    }

    /** A bar in what the words leave, or none where that is too little for one. */
    private String barred(String before, int done, int total, String after) {
        int room = Math.min(LONGEST_BAR, columns - 1 - before.length() - after.length() - "  []".length());
        if (room < SHORTEST_BAR) {
            return before + " " + after;
        }
        int filled = (int) ((long) room * done / Math.max(1, total));
        return before + " [" + "=".repeat(filled) + " ".repeat(room - filled) + "] " + after;
    }

    private boolean fits(String line) {
        return line.length() < columns;
    }

    private static String duration(long seconds) {
        return seconds >= 3600
                ? String.format(Locale.ROOT, "%d:%02d h", seconds / 3600, seconds / 60 % 60)
                : String.format(Locale.ROOT, "%d:%02d min", seconds / 60, seconds % 60);
    }
}
