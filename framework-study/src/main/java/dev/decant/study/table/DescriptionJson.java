package dev.decant.study.table;

import dev.decant.study.dataset.ChannelCounts;
import dev.decant.study.dataset.ClassCount;
import dev.decant.study.dataset.DataDescription;
import dev.decant.study.dataset.LengthBin;
import dev.decant.study.dataset.LengthCounts;
import dev.decant.study.dataset.Part;
import dev.decant.study.dataset.PartCounts;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The description of data as one JSON document; the records that are drawn are there by name. */
public final class DescriptionJson {
    private DescriptionJson() {}

    /** The document, its last line ended. */
    public static String render(DataDescription data) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("name", data.name());
        document.put("source", data.source());
        document.put("fingerprint", data.fingerprint());
        document.put("task", data.taskInWords());
        document.put("records", counts(data.records()));
        Map<String, Object> groups = new LinkedHashMap<>();
        groups.put("known", data.groups().known());
        groups.putAll(counts(data.groups().groups()));
        groups.put("largest", data.groups().largest());
        groups.put("torn", data.groups().torn());
        document.put("groups", groups);
        List<Object> classes = new ArrayList<>();
        for (ClassCount of : data.classes()) {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("name", of.name());
            one.putAll(counts(of.records()));
            classes.add(one);
        }
        document.put("classes", classes);
        document.put("unclassed", counts(data.unclassed()));
        data.steps()
                .ifPresent(steps -> document.put(
                        "steps", Map.of("all", counts(steps.all()), "positive", counts(steps.positive()))));
        document.put("lengths", lengths(data.lengths()));
        Map<String, Object> rates = new LinkedHashMap<>();
        data.rates().forEach((rate, records) -> rates.put(Double.toString(rate), records));
        document.put("recorded-rates", rates);
        document.put(
                "channels",
                data.channels().stream().map(DescriptionJson::channel).toList());
        document.put(
                "repeated",
                Map.of(
                        "records",
                        data.repeated().records(),
                        "across",
                        data.repeated().across()));
        document.put("left", data.left());
        document.put(
                "unreadable",
                data.bad().found().stream()
                        .map(bad -> Map.of("record", bad.id(), "reason", bad.reason()))
                        .toList());
        document.put("remarks", data.remarks());
        document.put("drawn", data.drawn().stream().map(drawn -> drawn.id()).toList());
        return JsonText.of(document) + "\n";
    }

    private static Map<String, Object> counts(PartCounts counts) {
        Map<String, Object> parts = new LinkedHashMap<>();
        for (Part part : Part.values()) {
            parts.put(part.label(), counts.of(part));
        }
        parts.put("all", counts.total());
        return parts;
    }

    private static Map<String, Object> lengths(LengthCounts lengths) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("steps-per-second", lengths.stepsPerSecond());
        document.put("input", lengths.input().isPresent() ? lengths.input().getAsInt() : Optional.empty());
        document.put("least", lengths.least());
        document.put("median", lengths.median());
        document.put("greatest", lengths.greatest());
        document.put("mean", lengths.mean());
        document.put("padded", lengths.shorter());
        document.put("cropped", lengths.longer());
        List<Object> bins = new ArrayList<>();
        for (LengthBin bin : lengths.bins()) {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("from", bin.from());
            one.put("to", bin.to());
            one.put("records", bin.records());
            bins.add(one);
        }
        document.put("histogram", bins);
        return document;
    }

    private static Map<String, Object> channel(ChannelCounts channel) {
        Map<String, Object> one = new LinkedHashMap<>();
        one.put("name", channel.name());
        one.put("values", channel.values());
        one.put("missing", channel.missing());
        one.put("empty-records", channel.empty());
        one.put("flat-records", channel.flat());
        one.put("least", channel.least());
        one.put("percentile-1", channel.low());
        one.put("median", channel.median());
        one.put("percentile-99", channel.high());
        one.put("greatest", channel.greatest());
        one.put("mean", channel.mean());
        one.put("deviation", channel.deviation());
        return one;
    }
}
