package dev.decant.plugin.ecg.dataset;

import dev.decant.api.data.DataException;
import dev.decant.io.csv.CsvRow;
import dev.decant.io.csv.CsvTable;
import dev.decant.io.file.Resource;
import dev.decant.plugin.ecg.diagnosis.ScoredDiagnosis;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Which scored diagnoses a source's own names stand for: a table with the columns {@code name} and {@code label}; a name
 * may stand in several rows, and one with an empty label is known to be none of the classes. Names are compared without
 * regard to case, repeated blanks and a closing full stop.
 */
public final class LabelMapping {
    private static final Pattern BLANKS = Pattern.compile("\\s+");
    private static final Pattern STOP = Pattern.compile("[\\s.]+$");

    private final Map<String, Set<ScoredDiagnosis>> diagnoses;

    private LabelMapping(Map<String, Set<ScoredDiagnosis>> diagnoses) {
        this.diagnoses = diagnoses;
    }

    /**
     * The mapping of a user's file, or of a resource where there is none.
     *
     * @param owner the class that the resource stands beside
     * @throws DataException if the file cannot be read, a column is missing or a label is unknown
     */
    public static LabelMapping of(Optional<Path> file, Class<?> owner, String resource) {
        return of(file.map(CsvTable::read).orElseGet(() -> CsvTable.read(new Resource(owner, resource))));
    }

    private static LabelMapping of(CsvTable table) {
        int name = table.require("name");
        int label = table.require("label");
        Map<String, Set<ScoredDiagnosis>> diagnoses = new HashMap<>();
        for (CsvRow row : table.rows()) {
            Set<ScoredDiagnosis> known = diagnoses.computeIfAbsent(
                    key(row.fields().get(name)), key -> EnumSet.noneOf(ScoredDiagnosis.class));
            String text = row.fields().get(label);
            if (!text.isEmpty()) {
                known.add(ScoredDiagnosis.ofLabel(text)
                        .orElseThrow(() -> new DataException(table.location() + ", line " + row.line() + ": label '"
                                + text + "'; expected none or one of " + ScoredDiagnosis.labels())));
            }
        }
        return new LabelMapping(diagnoses);
    }

    private static String key(String name) {
        return BLANKS.matcher(STOP.matcher(name.strip()).replaceFirst(""))
                .replaceAll(" ")
                .toLowerCase(Locale.ROOT);
    }

    /**
     * Adds what the names stand for, and counts those that stand for nothing.
     *
     * @param what a name is called in remarks, such as {@code phrase}
     */
    public Set<ScoredDiagnosis> diagnoses(List<String> names, String what, Map<String, Integer> remarks) {
        Set<ScoredDiagnosis> found = EnumSet.noneOf(ScoredDiagnosis.class);
        for (String name : names) {
            Optional<Set<ScoredDiagnosis>> known = Optional.ofNullable(diagnoses.get(key(name)));
            known.ifPresent(found::addAll);
            if (known.isEmpty()) {
                remarks.merge(what + " '" + name + "' not in the mapping, ignored", 1, Integer::sum);
            } else if (known.get().isEmpty()) {
                remarks.merge(what + " that stands for no scored class, ignored", 1, Integer::sum);
            }
        }
        return found;
    }

    /** The labels that the mapping can give, in the order of the scored diagnoses. */
    public List<String> labels() {
        Set<ScoredDiagnosis> possible = EnumSet.noneOf(ScoredDiagnosis.class);
        diagnoses.values().forEach(possible::addAll);
        return possible.stream().map(ScoredDiagnosis::label).toList();
    }
}
