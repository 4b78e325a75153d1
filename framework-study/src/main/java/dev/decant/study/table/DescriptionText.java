package dev.decant.study.table;

import dev.decant.io.text.Counted;
import dev.decant.study.dataset.ChannelCounts;
import dev.decant.study.dataset.ClassCount;
import dev.decant.study.dataset.DataDescription;
import dev.decant.study.dataset.GroupCounts;
import dev.decant.study.dataset.LengthCounts;
import dev.decant.study.dataset.Part;
import dev.decant.study.dataset.PartCounts;
import dev.decant.study.dataset.ShortNumber;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The description of data as text of {@value #WIDTH} columns. */
public final class DescriptionText {
    private static final int WIDTH = 80;
    private static final int LONGEST_CLASS = 30;
    private static final int LONGEST_CHANNEL = 18;

    private final DataDescription data;
    private final List<String> lines = new ArrayList<>();

    private DescriptionText(DataDescription data) {
        this.data = data;
    }

    /** The whole text, its last line ended. */
    public static String render(DataDescription data) {
        DescriptionText text = new DescriptionText(data);
        text.write();
        return String.join("\n", text.lines) + "\n";
    }

    private void write() {
        wrapped("", "", data.name() + ": data of the source " + data.source() + ", " + data.taskInWords());
        lines.add("");
        counts();
        lines.add("");
        lengths();
        lines.add("");
        channels();
        if (!data.left().isEmpty()) {
            lines.add("");
            lines.add("Left out or repaired by the source");
            data.left().forEach((what, count) -> wrapped("- ", "  ", what + ": " + number(count)));
        }
        lines.add("");
        lines.add(data.remarks().isEmpty() ? "No remarks." : "Remarks");
        data.remarks().forEach(remark -> wrapped("- ", "  ", remark));
    }

    private void counts() {
        List<String> head = new ArrayList<>(List.of(""));
        for (Part part : Part.values()) {
            head.add(part.label());
        }
        head.add("all");
        head.add("share");
        TextTable table = TextTable.ofNumbers(1, head);
        row(table, "records", data.records(), "");
        GroupCounts groups = data.groups();
        if (groups.known()) {
            row(table, "patients", groups.groups(), "");
        }
        data.steps().ifPresent(steps -> row(table, "steps", steps.all(), ""));
        data.steps()
                .ifPresent(steps -> row(
                        table,
                        "steps that are " + data.task().classes().get(0),
                        steps.positive(),
                        percent(steps.positive().total(), steps.all().total())));
        for (ClassCount of : data.classes()) {
            String name = data.steps().isPresent() ? "records with " + of.name() : of.name();
            row(
                    table,
                    name,
                    of.records(),
                    percent(of.records().total(), data.records().total()));
        }
        if (data.unclassed().total() > 0) {
            row(
                    table,
                    data.steps().isPresent() ? "records without" : "none of the classes",
                    data.unclassed(),
                    percent(data.unclassed().total(), data.records().total()));
        }
        lines.addAll(table.lines());
    }

    private static void row(TextTable table, String name, PartCounts counts, String share) {
        List<String> row = new ArrayList<>(List.of(shortened(name, LONGEST_CLASS)));
        for (Part part : Part.values()) {
            row.add(number(counts.of(part)));
        }
        row.add(number(counts.total()));
        row.add(share);
        table.add(row);
    }

    private void lengths() {
        LengthCounts lengths = data.lengths();
        String unit = lengths.isOne()
                ? "Length: " + new Counted(lengths.least(), "step").withCommas()
                : "Lengths: " + number(lengths.least()) + " to " + number(lengths.greatest()) + " steps, median "
                        + number(lengths.median()) + ", mean " + ShortNumber.of(lengths.mean());
        String seconds = lengths.stepsPerSecond() < 1
                ? ", a step each " + every(1 / lengths.stepsPerSecond())
                : ", " + ShortNumber.of(lengths.stepsPerSecond()) + " steps a second";
        String input = lengths.input().isEmpty()
                ? "; networks see all of a record"
                : "; networks see " + new Counted(lengths.input().getAsInt(), "step").withCommas() + ": "
                        + number(lengths.longer()) + " records are cropped, " + number(lengths.shorter()) + " padded";
        wrapped("", "  ", unit + seconds + input);
        if (!data.rates().isEmpty()) {
            List<String> rates = data.rates().entrySet().stream()
                    .map(rate -> ShortNumber.of(rate.getKey()) + " Hz ("
                            + new Counted(rate.getValue(), "record").withCommas() + ")")
                    .toList();
            wrapped("", "  ", "Recorded at: " + String.join(", ", rates));
        }
    }

    private static String every(double seconds) {
        double hours = seconds / 3600;
        return Math.abs(hours - Math.rint(hours)) < 1e-9 && hours > .5
                ? (Math.rint(hours) == 1 ? "hour" : ShortNumber.of(Math.rint(hours)) + " h")
                : ShortNumber.of(seconds) + " s";
    }

    private void channels() {
        boolean gaps = data.hasGaps();
        List<String> head = new ArrayList<>(List.of(data.channels().size() == 1 ? "channel" : "channels"));
        head.addAll(List.of(gaps ? "missing" : "flat", "least", "1 %", "median", "99 %", "greatest"));
        TextTable table = TextTable.ofNumbers(1, head);
        for (ChannelCounts channel : data.channels()) {
            table.add(
                    shortened(channel.name(), LONGEST_CHANNEL),
                    gaps ? percent(channel.missing(), channel.values()) : number(channel.flat()),
                    ShortNumber.of(channel.least()),
                    ShortNumber.of(channel.low()),
                    ShortNumber.of(channel.median()),
                    ShortNumber.of(channel.high()),
                    ShortNumber.of(channel.greatest()));
        }
        lines.addAll(table.lines());
        wrapped(
                "",
                "",
                gaps
                        ? "Missing: the share of steps at which nothing was recorded."
                        : "Flat: records in which all values of the channel are equal.");
    }

    /** Words in lines of the width; a word that is longer has a line of its own and is cut into several. */
    private void wrapped(String first, String further, String text) {
        StringBuilder line = new StringBuilder(first);
        boolean empty = true;
        for (String word : text.strip().split("\\s+")) {
            String rest = word;
            if (!empty && line.length() + 1 + rest.length() > WIDTH) {
                lines.add(line.toString());
                line = new StringBuilder(further);
                empty = true;
            }
            while (line.length() + rest.length() > WIDTH) {
                int fits = WIDTH - line.length();
                lines.add(line + rest.substring(0, fits));
                rest = rest.substring(fits);
                line = new StringBuilder(further);
            }
            line.append(empty ? "" : " ").append(rest);
            empty = false;
        }
        lines.add(line.toString());
    }

    private static String shortened(String name, int longest) {
        return name.length() <= longest ? name : name.substring(0, longest - 1) + "…";
    }

    private static String percent(long of, long all) {
        return all == 0 ? "" : String.format(Locale.ROOT, "%.1f %%", 100.0 * of / all);
    }

    private static String number(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }
}
