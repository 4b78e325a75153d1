package dev.decant.cli;

import dev.decant.api.config.Range;
import dev.decant.api.plugin.ExtensionKind;
import dev.decant.runtime.config.ValueType;
import dev.decant.runtime.plugin.LoadedExtension;
import dev.decant.runtime.plugin.NearestName;
import dev.decant.study.explain.Explainer;
import dev.decant.study.explain.KeyDescription;
import dev.decant.study.explain.SectionDescription;
import dev.decant.study.table.TextTable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code decant explain}: the keys of a section with type, default, range and meaning. */
@Command(
        name = "explain",
        description = "Explains the keys of a section: an extension's (explain strategy bbm) or train, split,"
                + " evaluate, compare, analysis. Without arguments it lists what can be explained.")
final class ExplainCommand implements Callable<Integer> {
    private final CommandContext context;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(index = "0", arity = "0..1", paramLabel = "KIND", description = "Such as strategy, or train.")
    private String kind = "";

    @Parameters(index = "1", arity = "0..1", paramLabel = "TYPE", description = "Such as bbm.")
    private String type = "";

    @Option(names = "--json", description = "Prints one JSON document.")
    private boolean json;

    ExplainCommand(CommandContext context) {
        this.context = context;
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
            print(new Explainer(context.catalog()).own(own.get()));
            return ExitCode.DONE;
        }
        ExtensionKind<?> known = ExtensionKind.of(kind).orElseThrow(() -> unknown("kind", kind, labels()));
        if (type.isEmpty()) {
            list(List.of(known), false);
            return ExitCode.DONE;
        }
        print(new Explainer(context.catalog())
                .extension(known, type)
                .orElseThrow(() -> unknown(
                        known.label(), type, List.copyOf(context.catalog().types(known)))));
        return ExitCode.DONE;
    }

    private static List<String> labels() {
        return Stream.concat(
                        ExtensionKind.all().stream().map(ExtensionKind::label),
                        Arrays.stream(Explainer.OwnSection.values()).map(Explainer.OwnSection::label))
                .toList();
    }

    private ParameterException unknown(String what, String name, List<String> known) {
        String near = NearestName.of(name, known)
                .map(nearest -> "; did you mean " + nearest + "?")
                .orElse("");
        return new ParameterException(
                spec.commandLine(),
                "unknown " + what + " \"" + name + "\"; expected one of " + String.join(", ", known) + near);
    }

    private void list(List<ExtensionKind<?>> kinds, boolean withOwn) {
        List<Object> documents = new ArrayList<>();
        TextTable table = TextTable.ofWords("KIND", "TYPE", "SUMMARY");
        if (withOwn) {
            Explainer explainer = new Explainer(context.catalog());
            for (Explainer.OwnSection section : Explainer.OwnSection.values()) {
                row(
                        table,
                        documents,
                        section.label(),
                        "",
                        explainer.own(section).summary());
            }
        }
        for (ExtensionKind<?> listed : kinds) {
            for (LoadedExtension<?> extension : context.catalog().extensions(listed)) {
                row(
                        table,
                        documents,
                        listed.label(),
                        extension.type(),
                        extension.extension().summary());
            }
        }
        if (json) {
            JsonOutput.print(context.out(), documents);
        } else {
            table.lines().forEach(context.out()::println);
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
            JsonOutput.print(context.out(), document(section));
            return;
        }
        context.out().println(section.title() + ": " + section.summary());
        context.out().println();
        if (section.keys().isEmpty()) {
            context.out().println("No options.");
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
        table.lines().forEach(context.out()::println);
    }

    private Map<String, Object> document(SectionDescription section) {
        List<Object> keys = new ArrayList<>();
        for (KeyDescription key : section.keys()) {
            Map<String, Object> document = new LinkedHashMap<>();
            document.put("key", key.key());
            document.put("type", key.type());
            document.put("default", key.fallback());
            document.put("required", key.required());
            document.put("min", key.range().map(Range::min));
            document.put("max", key.range().map(Range::max));
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
