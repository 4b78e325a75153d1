package dev.decant.study.page;

import dev.decant.io.file.AtomicFile;
import dev.decant.io.text.Counted;
import dev.decant.study.dataset.DataDescription;
import dev.decant.study.dataset.GroupCounts;
import dev.decant.study.dataset.Part;
import dev.decant.study.dataset.PartCounts;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What data look like as {@code data.html}. */
public final class DataPage {
    private DataPage() {}

    /** Writes the page, whole or not at all. */
    public static void write(Path file, DataDescription data) throws IOException {
        Html head = Html.join(
                Html.element("p", "kicker").of("Data"),
                Html.element("h1").of(data.name()),
                Html.element("p", "facts").of(facts(data)),
                remarks(data));
        DataCharts charts = new DataCharts(data);
        List<Section> sections = List.of(
                new Section("parts", "Parts", parts(data)),
                new Section("classes", "Classes", charts.classes()),
                new Section("lengths", "Lengths", charts.lengths()),
                new Section("channels", "Channels", charts.channels()),
                new Section("records", "Some records", charts.records()),
                new Section("source", "What the source did", source(data)));
        AtomicFile.writeText(file, new Document(data.name() + ": data · Decant", head, sections).render());
    }

    private static String facts(DataDescription data) {
        GroupCounts groups = data.groups();
        return String.format(
                Locale.ROOT,
                "%s, %s%s, %s, %s",
                data.source(),
                new Counted(data.records().total(), "record").withCommas(),
                groups.known() ? " of " + new Counted(groups.groups().total(), "patient").withCommas() : "",
                new Counted(data.channels().size(), "channel"),
                data.taskInWords());
    }

    private static Html remarks(DataDescription data) {
        return data.remarks().isEmpty()
                ? Html.paragraph("Nothing in these data calls for a remark.")
                : Html.element("div", "warning")
                        .of(Html.element("p", "flag").of("To know before training"), Html.list(data.remarks()));
    }

    private static Html parts(DataDescription data) {
        List<String> head = new ArrayList<>(List.of("part", "records", "share"));
        boolean groups = data.groups().known();
        if (groups) {
            head.add("patients");
        }
        data.steps().ifPresent(steps -> head.addAll(List.of("steps", "positive steps", "share")));
        Table table = new Table(
                groups
                        ? "The split, by patient: a patient lies in one part"
                        : "The split, by record: no patients are known",
                head);
        for (Part part : Part.values()) {
            List<String> cells = new ArrayList<>();
            cells.add(NumberText.whole(data.records().of(part)));
            cells.add(share(data.records().of(part), data.records().total()));
            if (groups) {
                cells.add(NumberText.whole(data.groups().groups().of(part)));
            }
            data.steps()
                    .ifPresent(steps -> cells.addAll(List.of(
                            NumberText.whole(steps.all().of(part)),
                            NumberText.whole(steps.positive().of(part)),
                            share(steps.positive().of(part), steps.all().of(part)))));
            table.row(part.label(), cells);
        }
        return table.html();
    }

    /** {@code 12.3 %}. */
    static String share(long of, long all) {
        return all == 0 ? NumberText.NONE : NumberText.percent((double) of / all);
    }

    /** The numbers of each part, then of all. */
    static List<String> cells(PartCounts counts) {
        List<String> cells = new ArrayList<>();
        for (Part part : Part.values()) {
            cells.add(NumberText.whole(counts.of(part)));
        }
        cells.add(NumberText.whole(counts.total()));
        return cells;
    }

    private static Html source(DataDescription data) {
        List<Html> pieces = new ArrayList<>();
        if (!data.left().isEmpty()) {
            Table table = new Table("What was left out or repaired", List.of("what", "count"));
            data.left().forEach((what, count) -> table.row(what, NumberText.whole(count)));
            pieces.add(table.ofClaims());
        }
        if (!data.bad().isEmpty()) {
            Table table = new Table(
                    new Counted(data.bad().found().size(), "record").withCommas()
                            + " cannot be read; the first are named",
                    List.of("record", "why"));
            data.bad().found().stream().limit(50).forEach(bad -> table.row(bad.id(), bad.reason()));
            pieces.add(table.ofWords());
        }
        Table origin = new Table("Where this is from", List.of("what", "value"));
        origin.row("source", data.source());
        origin.row("fingerprint", data.fingerprint());
        pieces.add(origin.ofWords());
        return Html.join(pieces);
    }
}
