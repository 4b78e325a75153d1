package dev.decant.study.page;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.decant.io.text.Counted;
import dev.decant.study.dataset.ChannelCounts;
import dev.decant.study.dataset.ClassCount;
import dev.decant.study.dataset.DataDescription;
import dev.decant.study.dataset.DrawnRecord;
import dev.decant.study.dataset.LengthBin;
import dev.decant.study.dataset.LengthCounts;
import dev.decant.study.dataset.Part;
import dev.decant.study.dataset.ShortNumber;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The pictures of data, each with its numbers. */
record DataCharts(DataDescription data) {
    private static final double HOUR = 3600;

    /** Classes by part, as bars one after the other. */
    Html classes() {
        ObjectNode chart = JsonNodeFactory.instance.objectNode();
        chart.put("axis", "records");
        ArrayNode categories = chart.putArray("categories");
        Table table = new Table(
                data.steps().isPresent() ? "Records with a step that has the label" : "Records with each class",
                List.of("class", "training", "validation", "test", "all", "share"));
        List<ClassCount> rows = new ArrayList<>(data.classes());
        if (data.unclassed().total() > 0) {
            rows.add(new ClassCount(data.classes().size() == 1 ? "without" : "none of them", data.unclassed()));
        }
        for (ClassCount of : rows) {
            categories.add(of.name());
            List<String> cells = new ArrayList<>(DataPage.cells(of.records()));
            cells.add(DataPage.share(of.records().total(), data.records().total()));
            table.row(of.name(), cells);
        }
        ArrayNode series = chart.putArray("series");
        for (Part part : Part.values()) {
            ObjectNode one = series.addObject();
            one.put("name", part.label());
            one.put("color", "var(--m" + (series.size() - 1) + ")");
            ArrayNode values = one.putArray("values");
            rows.forEach(of -> values.add(of.records().of(part)));
        }
        return new Chart(
                        "bars",
                        "Records by class and part",
                        data.classes().size() == 1
                                ? "Records with the label anywhere, and without."
                                : "How many records have each class; the colours are the parts of the split.",
                        chart,
                        table.html())
                .html();
    }

    /** The histogram of lengths. */
    Html lengths() {
        LengthCounts lengths = data.lengths();
        String rates = data.rates().isEmpty()
                ? ""
                : " Recorded at "
                        + String.join(
                                ", ",
                                data.rates().entrySet().stream()
                                        .map(rate -> ShortNumber.of(rate.getKey()) + " Hz ("
                                                + new Counted(rate.getValue(), "record").withCommas() + ")")
                                        .toList())
                        + ".";
        String input = lengths.input().isPresent()
                ? " Networks see " + length(lengths.input().getAsInt()) + ": " + NumberText.whole(lengths.longer())
                        + " records are cropped, " + NumberText.whole(lengths.shorter()) + " padded."
                : " Networks see all of a record.";
        if (lengths.isOne()) {
            return Html.paragraph("Every record is " + length(lengths.least()) + " long." + rates + input);
        }
        Html words = Html.paragraph("From " + length(lengths.least()) + " to " + length(lengths.greatest())
                + ", half of them up to " + length(lengths.median()) + "." + rates + input);
        ObjectNode chart = JsonNodeFactory.instance.objectNode();
        chart.put("axis", unit());
        ArrayNode edges = chart.putArray("edges");
        ArrayNode counts = chart.putArray("counts");
        Table table = new Table("Records by length", List.of("from", "to", "records"));
        for (LengthBin bin : lengths.bins()) {
            edges.add(EmbeddedJson.number(bin.from() * perStep()));
            counts.add(bin.records());
            table.row(
                    ShortNumber.of(bin.from() * perStep()),
                    ShortNumber.of(bin.to() * perStep()),
                    NumberText.whole(bin.records()));
        }
        edges.add(EmbeddedJson.number(lengths.greatest() * perStep()));
        return Html.join(
                words, new Chart("histogram", "Lengths", "How many records are how long.", chart, table.html()).html());
    }

    /** Gaps as a picture where there are any, then all numbers. */
    Html channels() {
        boolean gaps = data.hasGaps();
        List<String> head = new ArrayList<>(List.of("channel"));
        if (gaps) {
            head.addAll(List.of("missing", "empty"));
        }
        head.addAll(List.of("flat", "least", "1 %", "median", "99 %", "greatest", "mean", "sd"));
        Table table = new Table(
                "Of recorded values; the percentiles and the median are of a sample. Flat"
                        + (gaps ? " and empty" : "")
                        + ": records in which all values are equal"
                        + (gaps ? ", or none was recorded" : ""),
                head);
        for (ChannelCounts channel : data.channels()) {
            List<String> cells = new ArrayList<>();
            if (gaps) {
                cells.add(DataPage.share(channel.missing(), channel.values()));
                cells.add(NumberText.whole(channel.empty()));
            }
            cells.add(NumberText.whole(channel.flat()));
            cells.addAll(List.of(
                    number(channel.least()),
                    number(channel.low()),
                    number(channel.median()),
                    number(channel.high()),
                    number(channel.greatest()),
                    number(channel.mean()),
                    number(channel.deviation())));
            table.row(channel.name(), cells);
        }
        return Html.join(gaps ? gaps() : Html.paragraph("No value is missing as records are read."), table.html());
    }

    private static String number(double value) {
        return Double.isFinite(value) ? ShortNumber.of(value).replace("-", "−") : NumberText.NONE;
    }

    private Html gaps() {
        ObjectNode chart = JsonNodeFactory.instance.objectNode();
        chart.put("axis", "% missing");
        chart.put("max", 100);
        ArrayNode categories = chart.putArray("categories");
        ObjectNode one = chart.putArray("series").addObject();
        one.put("name", "missing");
        one.put("color", "var(--m1)");
        ArrayNode values = one.putArray("values");
        Table table = new Table("Steps at which nothing was recorded", List.of("channel", "missing", "of", "share"));
        for (ChannelCounts channel : data.channels()) {
            categories.add(channel.name());
            values.add(EmbeddedJson.number(100 * channel.share()));
            table.row(
                    channel.name(),
                    NumberText.whole(channel.missing()),
                    NumberText.whole(channel.values()),
                    DataPage.share(channel.missing(), channel.values()));
        }
        return new Chart(
                        "bars",
                        "Missing values",
                        "The share of steps at which nothing was recorded, of all records.",
                        chart,
                        table.html())
                .html();
    }

    /** A few records as they are read. */
    Html records() {
        if (data.drawn().isEmpty()) {
            return Html.NOTHING;
        }
        List<Html> pieces = new ArrayList<>();
        pieces.add(Html.paragraph(
                "For each class the first training record with it that is not shown yet, then the first without"
                        + " any. Values are as they are read, before preparation"
                        + (data.steps().isPresent()
                                ? "; shaded where the step is "
                                        + data.classes().get(0).name()
                                : "")
                        + (data.hasGaps() ? "; of the channels that vary those with the fewest gaps." : ".")));
        data.drawn().forEach(record -> pieces.add(drawn(record)));
        return Html.element("div", "recordings").of(pieces);
    }

    private Html drawn(DrawnRecord record) {
        String classes = record.classes().isEmpty() ? "none of the classes" : String.join(", ", record.classes());
        if (data.steps().isPresent()) {
            int positive = 0;
            for (boolean step : record.positive()) {
                positive += step ? 1 : 0;
            }
            classes = positive == 0
                    ? "no step is " + data.classes().get(0).name()
                    : positive + " of " + record.positive().length + " steps are "
                            + data.classes().get(0).name();
        }
        String shown = record.channels().size() < record.ofChannels()
                ? record.channels().size() + " of " + record.ofChannels() + " channels"
                : record.ofChannels() == 1 ? "the only channel" : "every channel";
        return new SignalChart(record.channels(), record.units(), record.values(), unit(), perStep(), record.positive())
                .chart(record.id() + ": " + classes, shown)
                .amongOthers();
    }

    /** Steps of a minute or more are counted in hours. */
    private boolean inHours() {
        return data.lengths().stepsPerSecond() < 1 / 60.0;
    }

    private String unit() {
        return inHours() ? "hours" : "seconds";
    }

    private double perStep() {
        return 1 / data.lengths().stepsPerSecond() / (inHours() ? HOUR : 1);
    }

    private String length(int steps) {
        return ShortNumber.of(steps * perStep())
                + (inHours() ? " h" : " s")
                + String.format(Locale.ROOT, " (%,d steps)", steps);
    }
}
