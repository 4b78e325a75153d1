package dev.decant.cli;

import dev.decant.study.table.WrappedText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Help;

/** The commands in the help of {@code decant}, in the order in which one comes to need them. */
enum CommandGroup {
    BEFORE("Before training", "plugins", "explain", "validate", "augment", "bench"),
    TRAINING("Training", "train", "compare", "tune", "resume", "reproduce"),
    AFTER("What was trained", "runs", "evaluate", "analyze", "predict", "export"),
    BESIDE("Besides", "score", "synth", "new-plugin", "completion");

    private final String title;
    private final List<String> commands;

    CommandGroup(String title, String... commands) {
        this.title = title;
        this.commands = List.of(commands);
    }

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
        for (CommandGroup group : values()) {
            lines.add("");
            lines.add(group.title + ":");
            List<String> names = new ArrayList<>(group.commands);
            if (group == BESIDE) {
                left.keySet().stream().filter(name -> !named(name)).forEach(names::add);
            }
            for (String name : names) {
                Help command = left.get(name);
                if (command != null) {
                    String prefix = "  " + name + " ".repeat(width - name.length()) + "  ";
                    lines.addAll(WrappedText.lines(prefix, " ".repeat(prefix.length()), summary(command), columns));
                }
            }
        }
        return lines;
    }

    private static boolean named(String command) {
        for (CommandGroup group : values()) {
            if (group.commands.contains(command)) {
                return true;
            }
        }
        return false;
    }

    /** As far as the first full stop or colon. */
    private static String summary(Help command) {
        String[] description = command.commandSpec().usageMessage().description();
        String text = description.length == 0 ? "" : description[0];
        return text.replaceFirst("(?s)[.:] .*", "").replaceFirst("\\.$", "");
    }
}
