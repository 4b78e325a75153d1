package dev.decant.cli;

import dev.decant.study.table.WrappedText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Help;

/**
 * Commands that stand together in the help of {@code decant}.
 *
 * @param commands their names, in the order in which one comes to need them
 */
record CommandGroup(String title, List<String> commands) {
    private static final List<CommandGroup> ALL = List.of(
            new CommandGroup("Before training", List.of("data", "plugins", "explain", "validate", "augment", "bench")),
            new CommandGroup("Training", List.of("train", "compare", "tune", "resume", "reproduce")),
            new CommandGroup("What was trained", List.of("runs", "evaluate", "analyze", "curve", "predict", "export")),
            new CommandGroup("Besides", List.of("score", "synth", "new-plugin", "completion")));

    /**
     * Every command that is not hidden, one that no group names at the end, each with what its description begins with.
     *
     * @param help of {@code decant}
     * @param columns the length of a line at most
     */
    static List<String> list(Help help, int columns) {
        Map<String, Help> left = new LinkedHashMap<>(help.subcommands());
        int width = left.keySet().stream().mapToInt(String::length).max().orElse(0);
        List<String> lines = new ArrayList<>();
        for (CommandGroup group : ALL) {
            lines.add("");
            lines.add(group.title + ":");
            for (String name : group.commands) {
                Help command = left.remove(name);
                if (command != null) {
                    lines.addAll(entry(name, width, command, columns));
                }
            }
        }
        left.forEach((name, command) -> lines.addAll(entry(name, width, command, columns)));
        return lines;
    }

    private static List<String> entry(String name, int width, Help command, int columns) {
        String prefix = "  " + name + " ".repeat(width - name.length()) + "  ";
        return WrappedText.lines(prefix, " ".repeat(prefix.length()), summary(command), columns);
    }

    /** As far as the first full stop or colon. */
    private static String summary(Help command) {
        String[] description = command.commandSpec().usageMessage().description();
        String text = description.length == 0 ? "" : description[0];
        return text.replaceFirst("(?s)[.:] .*", "").replaceFirst("\\.$", "");
    }
}
