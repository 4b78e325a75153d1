package dev.decant.cli;

import dev.decant.runtime.plugin.ListingRow;
import dev.decant.runtime.plugin.PluginCatalog;
import dev.decant.study.table.JsonText;
import dev.decant.study.table.TextTable;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code decant plugins}: what is installed, and what was refused and why. */
@Command(name = "plugins", description = "Lists the extensions of every plugin, and the plugins that were refused.")
final class PluginsCommand implements Callable<Integer> {
    private final Console console;
    private final Provider<PluginCatalog> catalog;

    @Option(names = "--json", description = "Prints one JSON array.")
    private boolean json;

    @Inject
    PluginsCommand(Console console, Provider<PluginCatalog> catalog) {
        this.console = console;
        this.catalog = catalog;
    }

    @Override
    public Integer call() {
        List<ListingRow> rows = catalog.get().rows();
        if (json) {
            List<Object> list = new ArrayList<>();
            rows.forEach(row -> list.add(document(row)));
            console.out().println(JsonText.of(list));
            return ExitCode.DONE;
        }
        TextTable table = TextTable.ofWords("KIND", "TYPE", "PLUGIN", "VERSION", "JAR", "STATUS", "REASON");
        for (ListingRow row : rows) {
            table.add(
                    row.kind().map(kind -> kind.label()).orElse("-"),
                    row.type().orElse("-"),
                    row.plugin(),
                    row.version().orElse("-"),
                    shortName(row.jar()),
                    status(row),
                    row.reason().orElse(""));
        }
        console.table(table);
        return ExitCode.DONE;
    }

    private static Map<String, Object> document(ListingRow row) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("kind", row.kind().map(kind -> kind.label()));
        document.put("type", row.type());
        document.put("plugin", row.plugin());
        document.put("version", row.version());
        document.put("jar", row.jar());
        document.put("status", status(row));
        document.put("reason", row.reason());
        return document;
    }

    private static String status(ListingRow row) {
        return row.status().name().toLowerCase(Locale.ROOT);
    }

    /** A jar by its name; a folder of classes, which is always called the same, by its path. */
    private static String shortName(Path jar) {
        return jar.toString().endsWith(".jar") ? String.valueOf(jar.getFileName()) : jar.toString();
    }
}
