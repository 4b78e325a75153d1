package dev.decant.plugin.ehr.table;

import dev.decant.api.config.InvalidConfiguration;
import dev.decant.api.data.DataException;
import dev.decant.api.data.DataSet;
import dev.decant.api.data.DataSource;
import dev.decant.api.data.RawRecord;
import dev.decant.api.data.RecordInfo;
import dev.decant.api.data.Workspace;
import dev.decant.io.file.RecordFiles;
import dev.decant.io.file.StoredFile;
import dev.decant.plugin.ehr.column.ColumnKind;
import dev.decant.plugin.ehr.dataset.HourlyColumn;
import dev.decant.plugin.ehr.dataset.HourlyDataSet;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Anyone's hourly tables: one CSV file for each stay, a row for each hour, any columns of numbers, one of them the label. */
public final class TableFolderSource implements DataSource<TableFolderConfig> {
    private static final String EXTENSION = ".csv";

    @Override
    public Class<TableFolderConfig> configType() {
        return TableFolderConfig.class;
    }

    @Override
    public String summary() {
        return "Your own hourly tables: one CSV for each stay with any columns and a label in each row";
    }

    /**
     * Reads the first line of every file for the columns, and every file through for what cannot be used.
     *
     * @throws InvalidConfiguration if a column that an option names is not there
     */
    @Override
    public DataSet open(TableFolderConfig config, Workspace workspace) {
        return RecordFiles.open(
                config.path(), name -> name.toLowerCase(Locale.ROOT).endsWith(EXTENSION), files -> {
                    if (files.files().isEmpty()) {
                        throw new DataException("no tables in " + config.path() + "; expected .csv files");
                    }
                    List<HourlyColumn> columns = columns(config, NamedColumns.ofMost(files.files()));
                    Map<String, StoredFile> stays = stays(files);
                    Map<String, Integer> remarks = new LinkedHashMap<>();
                    int found = stays.size();
                    Map<String, String> patients = new HashMap<>();
                    Map<String, String> damaged = examine(config, columns, stays, patients, remarks);
                    if (stays.isEmpty()) {
                        throw new DataException(
                                "none of the " + found + " tables in " + config.path() + " can be used: " + remarks);
                    }
                    List<RecordInfo> records = stays.keySet().stream()
                            .map(id -> new RecordInfo(id, Optional.of(patients.getOrDefault(id, id))))
                            .toList();
                    return new HourlyDataSet(
                            columns,
                            raw(columns, config.time()),
                            config.label(),
                            records,
                            id -> TableFile.read(file(stays, id)).example(columns, config.label(), config.time()),
                            damaged,
                            config.clip(),
                            files.fingerprint() + "-" + columns + config.label() + config.time(),
                            remarks,
                            files::close);
                });
    }

    private static RawRecord raw(List<HourlyColumn> columns, Optional<String> time) {
        return new RawRecord(
                columns.stream()
                        .map(column -> new RawRecord.Channel(column.name(), Optional.empty()))
                        .toList(),
                List.of(HourlyDataSet.rows(time)));
    }

    private static List<HourlyColumn> columns(TableFolderConfig config, NamedColumns most) {
        List<String> named = Stream.of(
                        Stream.of(config.label()),
                        config.columns().stream().flatMap(List::stream),
                        config.constant().stream(),
                        config.time().stream(),
                        config.patient().stream())
                .flatMap(stream -> stream)
                .toList();
        for (String column : named) {
            if (!most.names().contains(column)) {
                throw new InvalidConfiguration(
                        "there is no column '" + column + "' in " + most.location() + ", which has " + most.names());
            }
        }
        Predicate<String> other = name -> name.equals(config.label())
                || config.time().filter(name::equals).isPresent()
                || config.patient().filter(name::equals).isPresent();
        List<String> read = new ArrayList<>(config.columns()
                .orElseGet(() -> most.names().stream().filter(other.negate()).toList()));
        config.constant().stream().filter(name -> !read.contains(name)).forEach(read::add);
        if (read.isEmpty() || read.stream().distinct().count() < read.size() || read.contains(config.label())) {
            throw new InvalidConfiguration(
                    "columns is " + read + "; expected at least one, each once, and not the label " + config.label());
        }
        return read.stream()
                .map(name -> new HourlyColumn(
                        name, config.constant().contains(name) ? ColumnKind.STATIC : ColumnKind.MEASURED, false))
                .toList();
    }

    /**
     * Removes the stays that cannot be used, and counts them and the hours that stand twice; what is damaged stays.
     *
     * @param patients receives whose stay each is, where its file says so
     * @return what is wrong with damaged files, by record
     */
    private static Map<String, String> examine(
            TableFolderConfig config,
            List<HourlyColumn> columns,
            Map<String, StoredFile> stays,
            Map<String, String> patients,
            Map<String, Integer> remarks) {
        List<Map.Entry<String, StoredFile>> files = List.copyOf(stays.entrySet());
        List<Examined> examined = files.parallelStream()
                .map(entry -> Examined.of(entry.getValue(), config, columns))
                .toList();
        Map<String, String> damaged = new HashMap<>();
        for (int i = 0; i < files.size(); i++) {
            Examined one = examined.get(i);
            String id = files.get(i).getKey();
            one.damage().ifPresent(damage -> damaged.put(id, damage));
            one.patient().ifPresent(patient -> patients.put(id, patient));
            one.left().ifPresent(why -> remarks.merge(why + ", left out", 1, Integer::sum));
            if (one.left().isPresent()) {
                stays.remove(id);
            } else if (one.repeated() > 0) {
                remarks.merge("row of a time that stands twice in its stay", one.repeated(), Integer::sum);
            }
        }
        return damaged;
    }

    private static Map<String, StoredFile> stays(RecordFiles files) {
        Map<String, StoredFile> stays = new LinkedHashMap<>();
        for (StoredFile file : files.files()) {
            String id = file.name().substring(0, file.name().length() - EXTENSION.length());
            StoredFile other = stays.putIfAbsent(id, file);
            if (other != null) {
                throw new DataException(
                        "two tables have the name " + id + ": " + other.location() + " and " + file.location());
            }
        }
        return stays;
    }

    private static StoredFile file(Map<String, StoredFile> stays, String id) {
        return Optional.ofNullable(stays.get(id))
                .orElseThrow(() -> new DataException("record " + id + " is not in this data set"));
    }
}
