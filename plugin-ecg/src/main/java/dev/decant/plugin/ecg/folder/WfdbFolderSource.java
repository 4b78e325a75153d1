package dev.decant.plugin.ecg.folder;

import dev.decant.api.config.InvalidConfiguration;
import dev.decant.api.data.DataException;
import dev.decant.api.data.DataSet;
import dev.decant.api.data.DataSource;
import dev.decant.api.data.RecordInfo;
import dev.decant.api.data.Workspace;
import dev.decant.api.task.Task;
import dev.decant.plugin.ecg.dataset.EcgDataSet;
import dev.decant.plugin.ecg.dataset.LabelledRecord;
import dev.decant.plugin.ecg.dataset.LeadPlan;
import dev.decant.plugin.ecg.dataset.Leads;
import dev.decant.plugin.ecg.dataset.RecordCatalog;
import dev.decant.plugin.ecg.dataset.SignalFormat;
import dev.decant.plugin.ecg.files.RecordFiles;
import dev.decant.plugin.ecg.files.StoredFile;
import dev.decant.plugin.ecg.wfdb.Header;
import dev.decant.plugin.ecg.wfdb.RecordReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.IntFunction;

/** Anyone's WFDB records with a table of labels, {@code labels.csv}, beside them. */
public final class WfdbFolderSource implements DataSource<WfdbFolderConfig> {
    @Override
    public Class<WfdbFolderConfig> configType() {
        return WfdbFolderConfig.class;
    }

    @Override
    public String summary() {
        return "Your own WFDB records with a labels.csv (record, label or labels, patient), any leads and rates";
    }

    @Override
    public DataSet open(WfdbFolderConfig config, Workspace workspace) {
        RecordFiles files =
                RecordFiles.open(config.path(), name -> RecordReader.reads(name) || name.equals(LabelTable.FILE));
        try {
            return open(config, files);
        } catch (RuntimeException e) {
            files.close();
            throw e;
        }
    }

    private static DataSet open(WfdbFolderConfig config, RecordFiles files) {
        LabelTable table = LabelTable.read(files.files().stream()
                .filter(file -> file.name().equals(LabelTable.FILE))
                .toList());
        Map<String, Integer> remarks = new LinkedHashMap<>();
        SortedMap<String, StoredFile> headerFiles = new RecordCatalog(files, remarks).headers();
        if (headerFiles.isEmpty()) {
            throw new DataException("no records in " + config.path() + ": no .hea file was found");
        }
        RecordReader reader = new RecordReader(files);
        List<String> names = List.copyOf(headerFiles.keySet());
        List<Header> headers =
                headerFiles.values().parallelStream().map(reader::header).toList();
        IntFunction<List<String>> recorded = i -> reader.leads(headerFiles.get(names.get(i)), headers.get(i));
        List<String> classes = classes(config, table);
        SignalFormat format = new SignalFormat(
                config.leads().isEmpty() ? recorded.apply(0) : Leads.of(config.leads()),
                config.sampleRate(),
                config.length(),
                config.longest(),
                config.normalise());
        List<LabelledRecord> records = new ArrayList<>();
        int labelled = 0;
        for (int i = 0; i < headers.size(); i++) {
            Optional<LabelTable.Row> row = table.of(names.get(i));
            if (row.isEmpty()) {
                remarks.merge("record without label, left out", 1, Integer::sum);
                continue;
            }
            labelled++;
            float[] target = new float[classes.size()];
            row.get().labels().stream()
                    .mapToInt(classes::indexOf)
                    .filter(c -> c >= 0)
                    .forEach(c -> target[c] = 1);
            if (row.get().labels().stream().anyMatch(label -> !classes.contains(label))) {
                remarks.merge(
                        table.oneClass()
                                ? "record of a class that was not chosen, left out"
                                : "record with a class that was not chosen, ignored",
                        1,
                        Integer::sum);
                if (table.oneClass()) {
                    continue;
                }
            }
            LeadPlan plan = LeadPlan.of(format.channels(), recorded.apply(i));
            if (plan.isEmpty()) {
                remarks.merge("record without any of the leads " + format.channels() + ", left out", 1, Integer::sum);
                continue;
            }
            plan.derived()
                    .forEach(lead -> remarks.merge(
                            "record without lead " + lead + ", calculated from I and II", 1, Integer::sum));
            plan.missing()
                    .forEach(lead -> remarks.merge("record without lead " + lead + ", filled with 0", 1, Integer::sum));
            records.add(new LabelledRecord(
                    new RecordInfo(names.get(i), row.get().patient()), headerFiles.get(names.get(i)), target));
        }
        if (table.rows().size() > labelled) {
            remarks.put("label without record", table.rows().size() - labelled);
        }
        if (records.isEmpty()) {
            throw new DataException(
                    "none of the " + headers.size() + " records in " + config.path() + " can be used: " + remarks);
        }
        Task task = table.oneClass() ? new Task.MultiClass(classes) : new Task.MultiLabel(classes);
        return new EcgDataSet(files, task, format, records, remarks, reader::read);
    }

    private static List<String> classes(WfdbFolderConfig config, LabelTable table) {
        List<String> found = table.classes();
        if (config.classes().isEmpty()) {
            if (found.size() < (table.oneClass() ? 2 : 1)) {
                throw new DataException("the labels name the classes " + found + "; expected "
                        + (table.oneClass() ? "at least two" : "at least one"));
            }
            return found;
        }
        List<String> unknown =
                config.classes().stream().filter(name -> !found.contains(name)).toList();
        if (!unknown.isEmpty()) {
            throw new InvalidConfiguration(
                    "classes has " + unknown + ", which no record is labelled with; the labels have " + found);
        }
        return config.classes();
    }
}
