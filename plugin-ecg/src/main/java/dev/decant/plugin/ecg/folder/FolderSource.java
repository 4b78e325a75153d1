package dev.decant.plugin.ecg.folder;

import dev.decant.api.config.InvalidConfiguration;
import dev.decant.api.data.DataException;
import dev.decant.api.data.DataSet;
import dev.decant.api.data.DataSource;
import dev.decant.api.data.RecordInfo;
import dev.decant.api.data.RecordLimits;
import dev.decant.api.data.Workspace;
import dev.decant.io.csv.CsvTable;
import dev.decant.io.file.RecordFiles;
import dev.decant.io.file.StoredFile;
import dev.decant.io.text.Counted;
import dev.decant.plugin.ecg.dataset.EcgDataSet;
import dev.decant.plugin.ecg.dataset.HeaderScan;
import dev.decant.plugin.ecg.dataset.LabelledRecord;
import dev.decant.plugin.ecg.dataset.LeadNames;
import dev.decant.plugin.ecg.dataset.LeadPlan;
import dev.decant.plugin.ecg.dataset.Reading;
import dev.decant.plugin.ecg.dataset.SignalFormat;
import dev.decant.plugin.ecg.dataset.WfdbSignals;
import dev.decant.plugin.ecg.wfdb.Channels;
import dev.decant.plugin.ecg.wfdb.RecordReader;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Anyone's WFDB records: any leads, rates and lengths, labelled by a {@code labels.csv}. */
public final class FolderSource implements DataSource<FolderConfig> {
    private static final String LABELS = "labels.csv";

    /** How many records an error names. */
    private static final int NAMED = 5;

    @Override
    public Class<FolderConfig> configType() {
        return FolderConfig.class;
    }

    @Override
    public String summary() {
        return "Your own WFDB records with a labels.csv: one class or several labels each, patients where they are known";
    }

    @Override
    public DataSet open(FolderConfig config, Workspace workspace) {
        return open(config, workspace, RecordLimits.USUAL);
    }

    /**
     * Reads the table of labels and all headers, these in parallel.
     *
     * @throws InvalidConfiguration if leads, classes, task, band or lengths cannot work
     */
    @Override
    public DataSet open(FolderConfig config, Workspace workspace, RecordLimits limits) {
        return RecordFiles.open(
                config.path(),
                name -> RecordReader.reads(name) || name.equals(LABELS),
                files -> open(config, files, limits));
    }

    private static DataSet open(FolderConfig config, RecordFiles files, RecordLimits limits) {
        LabelTable labels = new LabelTable(tables(config, files));
        Map<String, Integer> remarks = new LinkedHashMap<>();
        Channels channels = config.leads()
                .map(leads -> LeadNames.channels(LeadNames.of(leads)))
                .orElse(Channels.VOLTAGES);
        List<HeaderScan.Scanned> scanned = HeaderScan.of(config.path(), files, channels, remarks);
        requireKnown(labels, scanned);
        FolderClasses classes = FolderClasses.of(config, labels);
        SignalFormat format = new SignalFormat(
                leads(config, scanned, labels), config.sampleRate(), config.length(), config.normalise());
        Reading reading = Reading.byName(format, channels, Optional.of(config.longest()), config.bandPass());
        List<LabelledRecord> records = new ArrayList<>();
        for (HeaderScan.Scanned one : scanned) {
            LeadPlan plan = LeadPlan.byName(format.channels(), one.leads());
            Optional<LabelTable.Entry> entry =
                    Optional.ofNullable(labels.entries().get(one.record())).filter(LabelTable.Entry::known);
            if (entry.isEmpty()) {
                remarks.merge("record without label, left out", 1, Integer::sum);
            } else if (plan.isEmpty() && !one.damaged()) {
                remarks.merge("record with none of the leads, left out", 1, Integer::sum);
            } else {
                classes.target(entry.get(), remarks).ifPresent(target -> {
                    if (!one.damaged()) {
                        plan.count(remarks);
                        countRepeated(one, remarks);
                        reading.count(one, remarks);
                    }
                    records.add(new LabelledRecord(
                            new RecordInfo(one.record(), entry.get().patient()), one.file(), target));
                });
            }
        }
        WfdbSignals signals = new WfdbSignals(files, reading, limits);
        return EcgDataSet.ofRecorded(files, classes.task(), format, records, remarks, signals, reading, limits)
                .orElseThrow(() -> new DataException("none of the " + new Counted(scanned.size(), "record") + " in "
                        + config.path() + " can be used: " + remarks));
    }

    private static List<CsvTable> tables(FolderConfig config, RecordFiles files) {
        if (config.labels().isPresent()) {
            return List.of(CsvTable.read(config.labels().get()));
        }
        List<StoredFile> found = files.files().stream()
                .filter(file -> file.name().equals(LABELS))
                .toList();
        if (found.isEmpty()) {
            throw new DataException("no labels: no " + LABELS + " in " + config.path()
                    + ", with a line 'record,label' and a line for each record");
        }
        return found.stream()
                .map(file -> CsvTable.parse(file.read(), file.location()))
                .toList();
    }

    private static void requireKnown(LabelTable labels, List<HeaderScan.Scanned> scanned) {
        Set<String> known = scanned.stream().map(HeaderScan.Scanned::record).collect(Collectors.toSet());
        List<Map.Entry<String, LabelTable.Entry>> unknown = labels.entries().entrySet().stream()
                .filter(entry -> !known.contains(entry.getKey()))
                .toList();
        if (!unknown.isEmpty()) {
            throw new DataException(unknown.size() + " of " + labels.entries().size()
                    + " labelled records are not in path: "
                    + unknown.stream()
                            .limit(NAMED)
                            .map(entry ->
                                    entry.getKey() + " (" + entry.getValue().where() + ")")
                            .collect(Collectors.joining(", "))
                    + (unknown.size() > NAMED ? ", ..." : "") + "; expected a header such as "
                    + unknown.get(0).getKey() + ".hea");
        }
    }

    private static void countRepeated(HeaderScan.Scanned one, Map<String, Integer> remarks) {
        int repeated = one.leads().size() - distinct(one.leads()).size();
        if (repeated > 0) {
            remarks.merge("lead of a name that another lead of its record has, left out", repeated, Integer::sum);
        }
    }

    /** The names whatever their case, each once. */
    private static List<String> distinct(List<String> names) {
        Set<String> known = new HashSet<>();
        return names.stream()
                .filter(name -> known.add(name.toLowerCase(Locale.ROOT)))
                .toList();
    }

    /** Those of the most records that have a label; of equally many those of more leads, then of the first by name. */
    private static List<String> leads(FolderConfig config, List<HeaderScan.Scanned> scanned, LabelTable labels) {
        if (config.leads().isPresent()) {
            return LeadNames.of(config.leads().get());
        }
        List<HeaderScan.Scanned> labelled = scanned.stream()
                .filter(one -> labels.entries().containsKey(one.record()))
                .toList();
        Map<List<String>, Integer> byLeads = new LinkedHashMap<>();
        labelled.stream()
                .filter(one -> !one.leads().isEmpty())
                .forEach(one -> byLeads.merge(distinct(one.leads()), 1, Integer::sum));
        return byLeads.entrySet().stream()
                // The first of those that are as good as each other.
                .reduce((best, other) -> isBetter(other, best) ? other : best)
                .map(Map.Entry::getKey)
                .orElseThrow(() -> noLeads(config, labelled));
    }

    private static boolean isBetter(Map.Entry<List<String>, Integer> one, Map.Entry<List<String>, Integer> than) {
        return one.getValue() > than.getValue()
                || (one.getValue().equals(than.getValue())
                        && one.getKey().size() > than.getKey().size());
    }

    private static DataException noLeads(FolderConfig config, List<HeaderScan.Scanned> labelled) {
        List<String> others = labelled.stream()
                .flatMap(one -> one.others().stream())
                .distinct()
                .limit(NAMED)
                .toList();
        return new DataException("no record with a label in " + config.path()
                + (others.isEmpty()
                        ? " has a lead that can be read; expected at least one, or the option leads"
                        : " has a voltage, only channels such as " + others
                                + "; expected mV, uV or V, or the option leads with the names of other channels"));
    }
}
