package @package@;

import dev.decant.api.data.DataException;
import dev.decant.api.data.DataSet;
import dev.decant.api.data.Example;
import dev.decant.api.data.Preparation;
import dev.decant.api.data.PreparationStep;
import dev.decant.api.data.RawRecord;
import dev.decant.api.data.RecordInfo;
import dev.decant.api.data.Sequence;
import dev.decant.api.network.InputSpec;
import dev.decant.api.task.Task;
import dev.decant.io.csv.CsvRow;
import dev.decant.io.csv.CsvTable;
import dev.decant.io.file.RecordFiles;
import dev.decant.io.file.StoredFile;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** Labels are read when the set is opened, the signals of a record when it is asked for. */
final class @Name@Set implements DataSet {
    private static final String LABELS = "labels.csv";
    private static final int LONGEST_HEADER = 1 << 16; // bytes

    private final RecordFiles files;
    private final @Name@.Options config;
    private final Map<String, Labelled> records;
    private final List<String> classes;

    /** A row of labels.csv; {@code signals} is empty where there is no such file. */
    private record Labelled(String label, Optional<String> subject, String where, Optional<StoredFile> signals) {}

    @Name@Set(RecordFiles files, @Name@.Options config) {
        this.files = files;
        this.config = config;
        this.records = labelled(files);
        this.classes = records.values().stream().map(Labelled::label).distinct().sorted().toList();
        if (records.isEmpty()) {
            throw new DataException("no records in " + config.path() + "; expected " + LABELS
                    + " with the columns record and label, and a .csv file for each record beside it");
        }
    }

    private static Map<String, Labelled> labelled(RecordFiles files) {
        Map<String, Labelled> records = new LinkedHashMap<>();
        for (StoredFile file : files.files()) {
            if (file.name().equals(LABELS)) {
                CsvTable table = CsvTable.parse(file.read(), file.location());
                int record = table.require("record");
                int label = table.require("label");
                Optional<Integer> subject = table.find("subject");
                for (CsvRow row : table.rows()) {
                    String id = row.fields().get(record);
                    String where = file.location() + ", line " + row.line();
                    if (id.isEmpty() || row.fields().get(label).isEmpty()) {
                        throw new DataException(where + ": expected a record and its label");
                    }
                    Labelled before = records.put(
                            id,
                            new Labelled(
                                    row.fields().get(label),
                                    subject.map(row.fields()::get).filter(name -> !name.isEmpty()),
                                    where,
                                    files.beside(file, id + ".csv")));
                    if (before != null) {
                        throw new DataException(where + ": the record " + id + " stands at " + before.where() + " already");
                    }
                }
            }
        }
        return records;
    }

    /** The labels that occur, be it one: predictions may be asked for records of one class. Training says that it needs two. */
    @Override
    public Task task() {
        return new Task.MultiClass(classes);
    }

    /**
     * What networks see. The number of steps is an option, for nothing is read here; with {@code OptionalInt.empty()} every record
     * has a length of its own, and networks must honour masks.
     */
    @Override
    public InputSpec input() {
        return new InputSpec(OptionalInt.of(config.steps()), config.channels(), config.sampleRate());
    }

    /** All records of a subject stay in one part of the split; a record whose file is damaged stays in the list. */
    @Override
    public List<RecordInfo> records() {
        return records.entrySet().stream()
                .map(record -> new RecordInfo(record.getKey(), record.getValue().subject()))
                .toList();
    }

    /** Raw values, as long as they were recorded: what networks need beside that is the preparation's to do. */
    @Override
    public Example read(RecordInfo info) {
        StoredFile file = signals(info);
        CsvTable table = CsvTable.parse(file.read(), file.location());
        int[] columns = columns(table);
        if (table.rows().isEmpty()) {
            throw new DataException(file.location() + " has channel names alone; expected a row for each step");
        }
        float[] values = new float[table.rows().size() * columns.length]; // [steps, channels]
        int next = 0;
        for (CsvRow row : table.rows()) {
            for (int column : columns) {
                values[next++] = number(row.fields().get(column), file.location() + ", line " + row.line());
            }
        }
        float[] target = new float[classes.size()]; // one-hot
        target[classes.indexOf(of(info).label())] = 1;
        return new Example(new Sequence(values, table.rows().size(), columns.length), target);
    }

    /** What can be told without reading signals: the file is there, and its first line has the channels. */
    @Override
    public void check(RecordInfo info) {
        StoredFile file = signals(info);
        try (InputStream in = file.open()) {
            List<String> header = CsvRow.first(in.readNBytes(LONGEST_HEADER), file.location())
                    .map(CsvRow::fields)
                    .orElse(List.of());
            columns(new CsvTable(file.location(), header, List.of()));
        } catch (IOException e) {
            throw new DataException(file.location() + " cannot be read: " + e.getMessage(), e);
        }
    }

    /** Goes into the run's {@code preparation.json}: what a program without Decant has to bring, and how it is read. */
    @Override
    public Optional<RawRecord> raw() {
        return Optional.of(new RawRecord(
                config.channels().stream()
                        .map(name -> new RawRecord.Channel(name, Optional.empty())) // or its unit, such as mV
                        .toList(),
                List.of(new PreparationStep("csv", "One row for each step, one column for each channel."))));
    }

    private Labelled of(RecordInfo info) {
        Labelled record = records.get(info.id());
        if (record == null) {
            throw new DataException("the record " + info.id() + " is not in this data set");
        }
        return record;
    }

    private StoredFile signals(RecordInfo info) {
        return of(info).signals()
                .orElseThrow(() -> new DataException(
                        of(info).where() + ": there is no " + info.id() + ".csv beside " + LABELS));
    }

    private int[] columns(CsvTable table) {
        return config.channels().stream().mapToInt(table::require).toArray();
    }

    private static float number(String field, String where) {
        try {
            float value = Float.parseFloat(field);
            if (Float.isFinite(value)) {
                return value;
            }
        } catch (NumberFormatException e) {
            // said below
        }
        throw new DataException(where + ": '" + field + "' is no number");
    }

    /** Everything that changes what is read: content and options, never a path. */
    @Override
    public String fingerprint() {
        return files.fingerprint() + "-" + config.sampleRate() + "Hz-" + String.join("-", config.channels());
    }

    @Override
    public Preparation preparation() {
        return new Standardised();
    }

    @Override
    public Map<String, Integer> remarks() {
        return Map.of(); // what was left out or repaired, such as "series without label" and how many
    }

    @Override
    public void close() {
        files.close();
    }
}
