package dev.decant.study.dataset;

import dev.decant.api.task.Task;
import dev.decant.runtime.config.OnBadRecord;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What one should know of data before training on them, the gravest first.
 *
 * @param onBadRecord what training does with records that cannot be read
 */
record DataRemarks(DataDescription data, OnBadRecord onBadRecord) {
    /** Records of a class in a part below which its scores say little. */
    static final int FEW = 10;

    /** How often the most frequent class may be as frequent as the rarest. */
    private static final double IMBALANCE = 20;

    /** The share of positives below which nearly everything is negative. */
    private static final double RARE = .05;

    /** The share of values from which on a column is missing nearly everywhere. */
    private static final double NEARLY = .95;

    /** Spreads from the median beyond which a value is likely a slip of the pen. */
    private static final double FAR = 100;

    private static final int NAMED = 8;

    List<String> all() {
        List<String> remarks = new ArrayList<>();
        bad(remarks);
        repeated(remarks);
        groups(remarks);
        classes(remarks);
        imbalance(remarks);
        channels(remarks);
        lengths(remarks);
        return remarks;
    }

    private void bad(List<String> remarks) {
        if (!data.bad().isEmpty()) {
            remarks.add(data.bad().sentence()
                    + (onBadRecord == OnBadRecord.FAIL
                            ? ". Training refuses these data until data.on-bad-record is skip."
                            : ". They are skipped."));
        }
        long left = data.left().entrySet().stream()
                .filter(entry ->
                        entry.getKey().contains("left out") || entry.getKey().startsWith("record "))
                .mapToLong(entry -> entry.getValue())
                .sum();
        if (left > 0) {
            remarks.add("Records that the source left out, or that are not as they should be: " + number(left)
                    + "; what the source did says why.");
        }
    }

    private void repeated(List<String> remarks) {
        if (data.repeated().records() > 0) {
            remarks.add("Records that hold the same values as another one: "
                    + number(data.repeated().records())
                    + (data.repeated().across() > 0
                            ? "; in another part of the split than that one, so that what is trained is tested: "
                                    + number(data.repeated().across()) + "."
                            : "."));
        }
    }

    private void groups(List<String> remarks) {
        GroupCounts groups = data.groups();
        if (!groups.known()) {
            remarks.add(
                    "The source knows no patients: records of one patient may lie in several parts of the split, and"
                            + " scores are too high then.");
        }
        if (groups.torn() > 0) {
            remarks.add("Patients in more than one part of the split: " + number(groups.torn()) + ".");
        }
    }

    private void classes(List<String> remarks) {
        say(remarks, data.classes(), of -> of.records().total() == 0, "no record has the class ", ".");
        for (Part part : Part.values()) {
            say(
                    remarks,
                    data.classes(),
                    of -> of.records().total() > 0 && of.records().of(part) == 0,
                    "no record of the " + part.label() + " part has the class ",
                    part == Part.TRAINING ? ": it cannot be learned." : ": its scores are not defined there.");
        }
        for (Part part : Part.values()) {
            say(
                    remarks,
                    data.classes(),
                    of -> of.records().of(part) > 0 && of.records().of(part) < FEW,
                    "fewer than " + FEW + " records of the " + part.label() + " part have the class ",
                    part == Part.TRAINING ? "." : ": its scores there are a matter of chance.");
        }
    }

    private static void say(
            List<String> remarks, List<ClassCount> classes, Predicate<ClassCount> such, String begin, String end) {
        List<String> names = classes.stream().filter(such).map(ClassCount::name).toList();
        if (!names.isEmpty()) {
            String sentence = begin + named(names) + end;
            remarks.add(sentence.substring(0, 1).toUpperCase(Locale.ROOT) + sentence.substring(1));
        }
    }

    private void imbalance(List<String> remarks) {
        if (data.steps().isPresent()) {
            double share = (double) data.steps().get().positive().training()
                    / Math.max(1, data.steps().get().all().training());
            if (share > 0 && share < RARE) {
                remarks.add(String.format(
                        Locale.ROOT,
                        "%.2g %% of the training steps are %s: accuracy says nothing here, and train.class-weights ="
                                + " balanced may help.",
                        100 * share,
                        data.task().classes().get(0)));
            }
            return;
        }
        List<ClassCount> there = data.classes().stream()
                .filter(of -> of.records().training() > 0)
                .sorted(Comparator.comparingLong(of -> of.records().training()))
                .toList();
        if (there.size() > 1) {
            ClassCount rarest = there.get(0);
            ClassCount most = there.get(there.size() - 1);
            double times = (double) most.records().training() / rarest.records().training();
            if (times >= IMBALANCE) {
                remarks.add(String.format(
                        Locale.ROOT,
                        "%s is %.0f times as frequent as %s in the training part; train.class-weights = balanced may help.",
                        most.name(),
                        times,
                        rarest.name()));
            }
        }
        if (data.unclassed().total() > 0 && data.task() instanceof Task.MultiLabel) {
            remarks.add("Records with none of the classes: "
                    + number(data.unclassed().total()) + ".");
        }
    }

    private void channels(List<String> remarks) {
        name(remarks, ChannelCounts::isEmpty, "Nothing was ever recorded in ", ".");
        name(remarks, ChannelCounts::isConstant, "There is one value only in ", ".");
        name(
                remarks,
                channel -> !channel.isEmpty() && channel.share() >= NEARLY,
                "95 % or more of the values are missing in ",
                ".");
        List<String> far = data.channels().stream()
                .filter(channel -> channel.reach() > FAR)
                .sorted(Comparator.comparingDouble(ChannelCounts::reach).reversed())
                .limit(NAMED)
                .map(channel -> String.format(
                        Locale.ROOT,
                        "%s (%s, median %s)",
                        channel.name(),
                        ShortNumber.of(
                                channel.greatest() - channel.median() >= channel.median() - channel.least()
                                        ? channel.greatest()
                                        : channel.least()),
                        ShortNumber.of(channel.median())))
                .toList();
        if (!far.isEmpty()) {
            remarks.add("Some values lie more than 100 spreads from the median, which may be slips: "
                    + String.join(", ", far) + ".");
        }
        List<ChannelCounts> flat = data.channels().stream()
                .filter(channel -> channel.flat() > 0 && !data.hasGaps())
                .toList();
        if (!flat.isEmpty()) {
            remarks.add("Some records have a flat line in "
                    + named(flat.stream()
                            .map(channel -> channel.name() + " (" + number(channel.flat()) + ")")
                            .toList())
                    + ".");
        }
    }

    private void name(List<String> remarks, Predicate<ChannelCounts> such, String begin, String end) {
        List<String> names =
                data.channels().stream().filter(such).map(ChannelCounts::name).toList();
        if (!names.isEmpty()) {
            remarks.add(begin + named(names) + end);
        }
    }

    private void lengths(List<String> remarks) {
        LengthCounts lengths = data.lengths();
        if (lengths.shorter() > 0 && lengths.input().isPresent()) {
            remarks.add("Records shorter than the " + number(lengths.input().getAsInt())
                    + " steps that a network sees, which are padded: " + number(lengths.shorter()) + ".");
        }
    }

    private static String number(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }

    private static String named(List<String> names) {
        return names.stream().limit(NAMED).collect(Collectors.joining(", "))
                + (names.size() > NAMED ? " and " + (names.size() - NAMED) + " more" : "");
    }
}
