package dev.decant.cli;

import dev.decant.study.table.WrappedText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.IHelpSectionRenderer;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/**
 * The sections of a command's help, their lines ended between words: the parser's own would also end them within a key, such
 * as {@code train.epochs}.
 */
final class HelpText {
    private HelpText() {}

    /** Takes the place of the parser's sections. */
    static void write(CommandLine command) {
        command.getHelpSectionMap()
                .put(
                        UsageMessageSpec.SECTION_KEY_SYNOPSIS,
                        help -> asTyped(help.synopsis(help.synopsisHeadingLength())));
        section(command, UsageMessageSpec.SECTION_KEY_DESCRIPTION, HelpText::description);
        section(command, UsageMessageSpec.SECTION_KEY_PARAMETER_LIST, HelpText::parameters);
        section(command, UsageMessageSpec.SECTION_KEY_OPTION_LIST, HelpText::options);
        section(command, UsageMessageSpec.SECTION_KEY_COMMAND_LIST_HEADING, help -> List.of());
        section(command, UsageMessageSpec.SECTION_KEY_COMMAND_LIST, HelpText::commands);
        section(command, UsageMessageSpec.SECTION_KEY_FOOTER, HelpText::footer);
        command.getSubcommands().values().forEach(HelpText::write);
    }

    /** The lines of a section. */
    @FunctionalInterface
    private interface Section {
        List<String> lines(Help help);
    }

    private static void section(CommandLine command, String key, Section section) {
        IHelpSectionRenderer renderer = help -> {
            StringBuilder text = new StringBuilder();
            section.lines(help).forEach(line -> text.append(line).append(System.lineSeparator()));
            return text.toString();
        };
        command.getHelpSectionMap().put(key, renderer);
    }

    private static List<String> description(Help help) {
        return paragraphs(help, help.commandSpec().usageMessage().description());
    }

    private static List<String> footer(Help help) {
        return paragraphs(help, help.commandSpec().usageMessage().footer());
    }

    private static List<String> paragraphs(Help help, String[] texts) {
        return Arrays.stream(texts)
                .flatMap(text -> Arrays.stream(String.format(Locale.ROOT, text).split("\\R")))
                .flatMap(
                        line -> WrappedText.lines("", line.startsWith(" ") ? "      " : "", line, width(help)).stream())
                .toList();
    }

    private static List<String> commands(Help help) {
        return help.subcommands().isEmpty() ? List.of() : CommandGroup.list(help, width(help));
    }

    private static List<String> parameters(Help help) {
        return list(help, help.commandSpec().positionalParameters());
    }

    private static List<String> options(Help help) {
        List<OptionSpec> sorted = new ArrayList<>(help.commandSpec().options());
        sorted.sort(Comparator.comparing((OptionSpec option) ->
                option.longestName().replaceFirst("^-+", "").toLowerCase(Locale.ROOT)));
        return list(help, sorted);
    }

    private static List<String> list(Help help, List<? extends ArgSpec> shown) {
        int names = Math.min(
                width(help) / 2,
                all(help).stream()
                        .mapToInt(argument -> name(help, argument).length())
                        .max()
                        .orElse(0));
        List<String> lines = new ArrayList<>();
        for (ArgSpec argument : shown) {
            if (!argument.hidden()) {
                String name = name(help, argument);
                String prefix = name + " ".repeat(Math.max(0, names - name.length())) + "  ";
                String indent = " ".repeat(names + 4);
                lines.addAll(WrappedText.lines(prefix, indent, String.join(" ", argument.description()), width(help)));
            }
        }
        return lines;
    }

    private static List<ArgSpec> all(Help help) {
        List<ArgSpec> all = new ArrayList<>(help.commandSpec().options());
        all.addAll(help.commandSpec().positionalParameters());
        all.removeIf(ArgSpec::hidden);
        return all;
    }

    /** {@code -h, --help}, or a long name alone below long ones, each with what it takes. */
    private static String name(Help help, ArgSpec argument) {
        String label = help.parameterLabelRenderer()
                .renderParameterLabel(argument, Help.Ansi.OFF, Collections.emptyList())
                .toString();
        if (argument instanceof PositionalParamSpec) {
            return "      " + label;
        }
        String names = String.join(", ", ((OptionSpec) argument).names());
        return asTyped((names.startsWith("--") ? "      " : "  ") + names + label);
    }

    /** {@code -D key=value}: two signs of equality say less than one. */
    private static String asTyped(String text) {
        return text.replace("-D=", "-D ");
    }

    private static int width(Help help) {
        return help.commandSpec().usageMessage().width();
    }
}
