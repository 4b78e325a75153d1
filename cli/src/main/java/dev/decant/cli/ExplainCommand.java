package dev.decant.cli;

import dev.decant.api.config.Range;
import dev.decant.api.plugin.ExtensionKind;
import dev.decant.runtime.config.ValueType;
import dev.decant.runtime.plugin.LoadedExtension;
import dev.decant.runtime.plugin.NearestName;
import dev.decant.runtime.plugin.PluginCatalog;
import dev.decant.study.explain.Explainer;
import dev.decant.study.explain.KeyDescription;
import dev.decant.study.explain.SectionDescription;
import dev.decant.study.request.InvalidRequest;
import dev.decant.study.table.JsonText;
import dev.decant.study.table.TextTable;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code decant explain}: the keys of a section with type, default, range and meaning. */
@Command(
        name = "explain",
        description = "Explains the keys of a section: an extension's (explain strategy bbm) or train, split,"
                + " reading, evaluate, compare, analysis. Without arguments it lists what can be explained.")
final class ExplainCommand implements Callable<Integer> {
    private final Console console;
    private final Provider<PluginCatalog> catalog;
    private final Provider<Explainer> explainer;

    @Parameters(index = "0", arity = "0..1", paramLabel = "KIND", description = "Such as strategy, or train.")
    private String kind = "";

    @Parameters(index = "1", arity = "0..1", paramLabel = "TYPE", description = "Such as bbm.")
    private String type = "";

    @Option(names = "--json", description = "Prints one JSON document.")
    private boolean json;

    @Inject
    ExplainCommand(Console console, Provider<PluginCatalog> catalog, Provider<Explainer> explainer) {
        this.console = console;
        this.catalog = catalog;
        this.explainer = explainer;
    }

    @Override
    public Integer call() {
        if (kind.isEmpty()) {
            list(ExtensionKind.all(), true);
            return ExitCode.DONE;
        }
        Optional<Explainer.OwnSection> own = Arrays.stream(Explainer.OwnSection.values())
                .filter(section -> section.label().equals(kind))
                .findFirst();
        if (own.isPresent() && type.isEmpty()) {
            print(explainer.get().own(own.get()));
            return ExitCode.DONE;
        }
        ExtensionKind<?> known = ExtensionKind.of(kind).orElseThrow(() -> unknown("kind", kind, labels()));
        if (type.isEmpty()) {
            list(List.of(known), false);
            return ExitCode.DONE;
        }
        print(explainer
                .get()
                .extension(known, type)
                .orElseThrow(() ->
                        unknown(known.label(), type, List.copyOf(catalog.get().types(known)))));
        return ExitCode.DONE;
    }

    private static List<String> labels() {
        return Stream.concat(
                        ExtensionKind.all().stream().map(ExtensionKind::label),
                        Arrays.stream(Explainer.OwnSection.values()).map(Explainer.OwnSection::label))
                .toList();
    }

    private static InvalidRequest unknown(String what, String name, List<String> known) {
        String near = NearestName.of(name, known)
                .map(nearest -> "; did you mean " + nearest + "?")
                .orElse("");
        return InvalidRequest.because(
                "unknown " + what + " \"" + name + "\"; expected one of " + String.join(", ", known) + near);
    }

    private void list(List<ExtensionKind<?>> kinds, boolean withOwn) {
        List<Object> documents = new ArrayList<>();
        TextTable table = TextTable.ofWords("KIND", "TYPE", "SUMMARY");
        if (withOwn) {
            for (Explainer.OwnSection section : Explainer.OwnSection.values()) {
                row(
                        table,
                        documents,
                        section.label(),
                        "",
                        explainer.get().own(section).summary());
            }
        }
        for (ExtensionKind<?> listed : kinds) {
            for (LoadedExtension<?> extension : catalog.get().extensions(listed)) {
                row(
                        table,
                        documents,
                        listed.label(),
                        extension.type(),
                        extension.extension().summary());
            }
        }
        if (json) {
            console.out().println(JsonText.of(documents));
        } else {
            console.table(table);
        }
    }

    private static void row(TextTable table, List<Object> documents, String kind, String type, String summary) {
        table.add(kind, type.isEmpty() ? "-" : type, summary);
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("kind", kind);
        document.put("type", type.isEmpty() ? Optional.empty() : type);
        document.put("summary", summary);
        documents.add(document);
    }

    private void print(SectionDescription section) {
        if (json) {
            console.out().println(JsonText.of(document(section)));
            return;
        }
        console.line(section.title() + ": " + section.summary());
        console.out().println();
        if (section.keys().isEmpty()) {
            console.out().println("No options.");
            return;
        }
        TextTable table = TextTable.ofWords("KEY", "TYPE", "DEFAULT", "RANGE", "MEANING");
        for (KeyDescription key : section.keys()) {
            table.add(
                    key.key(),
                    key.type(),
                    key.defaultText(),
                    key.range()
                            .map(range -> ValueType.limits(range, "").strip())
                            .orElse(""),
                    key.meaning());
        }
        console.table(table);
    }

    private Map<String, Object> document(SectionDescription section) {
        List<Object> keys = new ArrayList<>();
        for (KeyDescription key : section.keys()) {
            Map<String, Object> document = new LinkedHashMap<>();
            document.put("key", key.key());
            document.put("type", key.type());
            document.put("default", key.fallback());
            document.put("required", key.required());
            document.put("min", key.range().map(Range::min).filter(Double::isFinite));
            document.put("max", key.range().map(Range::max).filter(Double::isFinite));
            document.put("meaning", key.meaning());
            keys.add(document);
        }
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("kind", kind);
        document.put("type", type.isEmpty() ? Optional.empty() : type);
        document.put("summary", section.summary());
        document.put("keys", keys);
        return document;
    }
}
