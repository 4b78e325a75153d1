package dev.decant.cli;

import dev.decant.api.config.Range;
import dev.decant.runtime.config.ValueType;
import dev.decant.study.explain.Explained;
import dev.decant.study.explain.Explainer;
import dev.decant.study.explain.KeyDescription;
import dev.decant.study.explain.SectionDescription;
import dev.decant.study.table.JsonText;
import dev.decant.study.table.TextTable;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
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
    private final Provider<Explainer> explainer;

    @Parameters(index = "0", arity = "0..1", paramLabel = "KIND", description = "Such as strategy, or train.")
    private String kind = "";

    @Parameters(index = "1", arity = "0..1", paramLabel = "TYPE", description = "Such as bbm.")
    private String type = "";

    @Option(names = "--json", description = "Prints one JSON document.")
    private boolean json;

    @Inject
    ExplainCommand(Console console, Provider<Explainer> explainer) {
        this.console = console;
        this.explainer = explainer;
    }

    @Override
    public Integer call() {
        if (kind.isEmpty()) {
            list(explainer.get().all());
        } else if (!type.isEmpty()) {
            print(explainer.get().extension(kind, type));
        } else {
            explainer
                    .get()
                    .section(kind)
                    .ifPresentOrElse(this::print, () -> list(explainer.get().all(kind)));
        }
        return ExitCode.DONE;
    }

    private void list(List<Explained> all) {
        if (json) {
            console.out()
                    .println(JsonText.of(
                            all.stream().map(ExplainCommand::document).toList()));
            return;
        }
        TextTable table = TextTable.ofWords("KIND", "TYPE", "SUMMARY");
        all.forEach(one -> table.add(one.kind(), one.type().orElse("-"), one.summary()));
        console.table(table);
    }

    private static Map<String, Object> document(Explained one) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("kind", one.kind());
        document.put("type", one.type());
        document.put("summary", one.summary());
        return document;
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
