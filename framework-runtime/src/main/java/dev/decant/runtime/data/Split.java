package dev.decant.runtime.data;

import dev.decant.api.data.DataException;
import dev.decant.api.data.RecordInfo;
import dev.decant.io.file.Sha256;
import dev.decant.io.text.Counted;
import dev.decant.runtime.config.SplitConfig;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Which records networks train on, choose by and are tested with. A hash of the group (of the record, where no group is
 * known) decides, so that adding records moves nobody and no patient is on both sides.
 *
 * @param training indices of records, ascending; not to be changed
 * @param labelled those among them whose labels training may use, ascending; not to be changed
 * @param validation indices of records, ascending; not to be changed
 * @param test indices of records, ascending; not to be changed
 * @param byGroup whether every record names its group, so that the parts share no patient
 */
public record Split(int[] training, int[] labelled, int[] validation, int[] test, boolean byGroup) {
    private static final double TWO_TO_53 = 0x1p53;

    /**
     * Divides records.
     *
     * @throws DataException if a part stays empty
     */
    public static Split of(List<RecordInfo> records, SplitConfig config) {
        double[] points = records.stream()
                .mapToDouble(info -> point(config.salt(), info.splitKey()))
                .toArray();
        double trainingEnd = config.training();
        double validationEnd = config.training() + config.validation();
        int[] training = where(points, 0, trainingEnd);
        int[] labelled = where(points, 0, config.training() * config.labelled());
        int[] validation = where(points, trainingEnd, validationEnd);
        int[] test = where(points, validationEnd, 1);
        boolean byGroup = records.stream().allMatch(info -> info.group().isPresent());
        Split split = new Split(training, labelled, validation, test, byGroup);
        split.checkNotEmpty("training", training, records, config);
        split.checkNotEmpty("labelled", labelled, records, config);
        split.checkNotEmpty("validation", validation, records, config);
        split.checkNotEmpty("test", test, records, config);
        return split;
    }

    /** The share of the training records that are labelled, in (0, 1]. */
    public double labelledShare() {
        return (double) labelled.length / training.length;
    }

    /** Whether some training records have no label. */
    public boolean partlyLabelled() {
        return labelled.length < training.length;
    }

    /**
     * Those of which a network is taught, ascending; not to be changed.
     *
     * @param byLabels whether nothing else teaches it
     */
    public int[] taughtBy(boolean byLabels) {
        return byLabels ? labelled : training;
    }

    /** Where a key falls in [0, 1): the first 53 bits of SHA-256 over salt and key. */
    static double point(long salt, String key) {
        return (new Sha256().number(salt).text(key).first64() >>> 11) / TWO_TO_53;
    }

    private static int[] where(double[] points, double from, double to) {
        return IntStream.range(0, points.length)
                .filter(i -> points[i] >= from && points[i] < to)
                .toArray();
    }

    private void checkNotEmpty(String part, int[] indices, List<RecordInfo> records, SplitConfig config) {
        if (indices.length > 0) {
            return;
        }
        long groups = records.stream().map(RecordInfo::splitKey).distinct().count();
        String found = byGroup && !records.isEmpty()
                ? new Counted(records.size(), "record") + " of " + new Counted(groups, "group")
                : new Counted(records.size(), "record").toString();
        throw new DataException("no record falls into the " + part + " part: " + found + " were divided "
                + config.training() + " : " + config.validation() + " : " + config.test()
                + " (" + (config.labelled() < 1 ? "labelled " + config.labelled() + ", " : "") + "salt " + config.salt()
                + "); more records, other shares or another salt give each part some");
    }

    /** For a list of numbers; nothing where all are labelled. */
    public String ofLabelled() {
        return partlyLabelled() ? " (" + labelled.length + " of them labelled)" : "";
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Split split
                && Arrays.equals(training, split.training)
                && Arrays.equals(labelled, split.labelled)
                && Arrays.equals(validation, split.validation)
                && Arrays.equals(test, split.test)
                && byGroup == split.byGroup;
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(new int[] {
            Arrays.hashCode(training),
            Arrays.hashCode(labelled),
            Arrays.hashCode(validation),
            Arrays.hashCode(test),
            Boolean.hashCode(byGroup)
        });
    }

    @Override
    public String toString() {
        return training.length + " training" + ofLabelled() + ", " + validation.length + " validation and "
                + test.length + " test records, by " + (byGroup ? "group" : "record");
    }
}
