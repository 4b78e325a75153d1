package dev.decant.plugin.ehr.eicu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.decant.api.config.InvalidConfiguration;
import dev.decant.api.data.DataException;
import dev.decant.api.data.DataSet;
import dev.decant.api.data.Example;
import dev.decant.api.data.RecordInfo;
import dev.decant.api.data.Workspace;
import dev.decant.plugin.ehr.RealRecords;
import dev.decant.plugin.ehr.column.Column;
import dev.decant.plugin.ehr.psv.HourOrder;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class EicuSourceTest {
    private static final String PATIENT = """
            patientunitstayid,patienthealthsystemstayid,gender,age,hospitaladmitoffset,unittype,unitdischargeoffset,uniquepid
            7,70,Male,> 89,-90,MICU,200,p-1
            8,80,Female,50,-30,SICU,121,p-1
            9,90,Other,,-5,Med-Surg ICU,59,p-2
            10,100,Male,40,0,MICU,-3,p-3
            """;

    @TempDir
    Path tables;

    @TempDir
    Path workspace;

    @BeforeEach
    void writeTables() throws IOException {
        Files.writeString(tables.resolve("patient.csv"), PATIENT);
        zipped("vitalPeriodic.csv.gz", """
                vitalperiodicid,patientunitstayid,observationoffset,temperature,sao2,heartrate,respiration,etco2,systemicsystolic,systemicdiastolic,systemicmean
                1,7,5,98.6,97,80,,,120,60,80
                2,7,10,,96,84,18,,,,
                3,7,65,37.5,95,90,,,,,
                4,8,-30,,99,60,,,,,
                5,8,-61,,91,30,,,,,
                6,7,500,,95,55,,,,,
                7,11,5,,95,55,,,,,
                """);
        Files.writeString(tables.resolve("lab_part.csv"), """
                labid,patientunitstayid,labresultoffset,labname,labresult,labresultrevisedoffset
                1,7,30,Base Deficit,4,40
                2,7,30,BUN,20,40
                3,7,30,BUN,25,90
                4,8,70,FiO2,40,70
                5,8,75,WBC x 1000,1e9,75
                6,8,80,unheard of,3,80
                """);
    }

    private void zipped(String name, String content) throws IOException {
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(tables.resolve(name)))) {
            out.write(content.getBytes(StandardCharsets.UTF_8));
        }
    }

    private EicuConfig config(Optional<Path> labels, boolean unlabelled) {
        return new EicuConfig(List.of(tables), labels, unlabelled, 336, Duration.ofHours(6), HourOrder.KEEP, 5);
    }

    private DataSet open(EicuConfig config) {
        return new EicuSource().open(config, new Workspace(workspace));
    }

    private static Example read(DataSet set, String id) {
        RecordInfo info = set.records().stream()
                .filter(record -> record.id().equals(id))
                .findFirst()
                .orElseThrow();
        return set.read(info);
    }

    private static float value(Example stay, int row, Column column) {
        return stay.sequence().values()[row * stay.sequence().channels() + column.position()];
    }

    @Test
    void everyValueLiesInItsHourInTheChallengesUnit() throws IOException {
        Path labels = workspace.resolve("onsets.csv");
        Files.writeString(labels, "patientunitstayid,onset_hours\n7,9.5\n8,\n9,2\n");
        try (DataSet set = open(config(Optional.of(labels), false))) {
            assertThat(set.records())
                    .containsExactly(
                            new RecordInfo("e7", Optional.of("p-1")),
                            new RecordInfo("e8", Optional.of("p-1")),
                            new RecordInfo("e9", Optional.of("p-2")));
            Example seven = read(set, "e7");
            assertThat(seven.sequence().steps()).as("200 minutes").isEqualTo(4);
            assertThat(value(seven, 0, Column.TEMP)).isCloseTo(37, within(1e-4f));
            assertThat(value(seven, 0, Column.HR)).as("median of 80 and 84").isEqualTo(82);
            assertThat(value(seven, 0, Column.O2SAT)).isEqualTo(96.5f);
            assertThat(value(seven, 0, Column.RESP)).isEqualTo(18);
            assertThat(value(seven, 1, Column.HR)).isEqualTo(90);
            assertThat(value(seven, 1, Column.TEMP)).isEqualTo(37.5f);
            assertThat(value(seven, 2, Column.HR)).isNaN();
            assertThat(value(seven, 0, Column.BASE_EXCESS)).isEqualTo(-4);
            assertThat(value(seven, 0, Column.BUN)).as("the revised value").isEqualTo(25);
            assertThat(value(seven, 0, Column.AGE)).isEqualTo(90);
            assertThat(value(seven, 3, Column.GENDER)).isEqualTo(1);
            assertThat(value(seven, 0, Column.UNIT1)).isEqualTo(1);
            assertThat(value(seven, 0, Column.UNIT2)).isEqualTo(0);
            assertThat(value(seven, 0, Column.HOSPITAL_ADMISSION)).isEqualTo(-1.5f);
            assertThat(value(seven, 3, Column.ICU_HOURS)).isEqualTo(4);
            assertThat(seven.target()).as("six hours before hour 9").containsExactly(0, 0, 0, 1);
            Example eight = read(set, "e8");
            assertThat(value(eight, 0, Column.HR))
                    .as("the hour before counts to the first")
                    .isEqualTo(60);
            assertThat(value(eight, 1, Column.FIO2)).isEqualTo(.4f);
            assertThat(value(eight, 1, Column.WBC)).as("implausible").isNaN();
            assertThat(eight.target()).containsOnly(0);
            Example nine = read(set, "e9");
            assertThat(nine.sequence().steps()).isEqualTo(1);
            assertThat(value(nine, 0, Column.UNIT1)).isNaN();
            assertThat(value(nine, 0, Column.AGE)).isNaN();
            assertThat(nine.target()).containsExactly(1);
            assertThat(set.remarks())
                    .containsEntry("stay that ends before it begins, left out", 1)
                    .containsEntry("implausible WBC left out", 1)
                    .containsEntry("table without a file: nursecharting", 1);
        }
        // Converted once: the tables are read no more, even if what they would give is gone.
        try (DataSet again = open(config(Optional.of(labels), false))) {
            assertThat(read(again, "e7").sequence().steps()).isEqualTo(4);
        }
        try (var left = Files.list(workspace)) {
            assertThat(left.map(path -> path.getFileName().toString()))
                    .as("nothing half finished")
                    .noneMatch(name -> name.contains("unfinished"));
        }
    }

    @Test
    void withoutLabelsOnlyPredictionsAreAllowed() {
        assertThatThrownBy(() -> open(config(Optional.empty(), false)))
                .isInstanceOf(InvalidConfiguration.class)
                .hasMessageContaining("labels")
                .hasMessageContaining("unlabelled");
        try (DataSet set = open(config(Optional.empty(), true))) {
            assertThat(read(set, "e7").target()).containsOnly(0);
            assertThat(set.remarks()).containsEntry("stay without label, read as never septic", 3);
        }
    }

    /** A label file often covers the whole database, also the stays that cannot be read. */
    @Test
    void aLabelWithoutAStayIsLeftOutAndCounted() throws IOException {
        Path labels = workspace.resolve("onsets.csv");
        Files.writeString(labels, "patientunitstayid,onset_hours\n7,9.5\n12,1\n13,\n");
        try (DataSet set = open(config(Optional.of(labels), false))) {
            assertThat(set.records()).extracting(RecordInfo::id).containsExactly("e7");
            assertThat(set.remarks())
                    .containsEntry("label without a stay, left out", 2)
                    .containsEntry("stay without label, left out", 2);
        }
    }

    @Test
    void whatIsWrongIsNamed() throws IOException {
        Path labels = workspace.resolve("onsets.csv");
        Files.writeString(labels, "patientunitstayid,onset_minutes\n12,60\n");
        assertThatThrownBy(() -> open(config(Optional.of(labels), false)))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("onsets.csv")
                .hasMessageContaining("none of the 3 stays");
        Files.writeString(labels, "patientunitstayid,onset_minutes\n7,soon\n");
        assertThatThrownBy(() -> open(config(Optional.of(labels), false)))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("'soon'");
        Files.writeString(labels, "patientunitstayid,onset_minutes\n7,60\n");
        Files.write(tables.resolve("vitalAperiodic.csv.gz"), new byte[] {31, -117, 8, 0, 1, 2, 3});
        assertThatThrownBy(() -> open(config(Optional.of(labels), false)))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("vitalAperiodic.csv.gz");
        Files.writeString(tables.resolve("lab_part.csv"), "labid,patientunitstayid\n1,7\n");
        Files.delete(tables.resolve("vitalAperiodic.csv.gz"));
        assertThatThrownBy(() -> open(config(Optional.of(labels), false)))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("lab_part.csv")
                .hasMessageContaining("labresultoffset");
    }

    @Test
    void aStayThatIsThereTwiceIsReadOnceUnlessItDiffers() throws IOException {
        Path labels = workspace.resolve("onsets.csv");
        Files.writeString(labels, "patientunitstayid,onset_hours\n7,9.5\n7,9.5\n");
        Files.writeString(tables.resolve("patient_demo.csv"), PATIENT);
        try (DataSet set = open(config(Optional.of(labels), false))) {
            assertThat(set.records()).hasSize(1);
            assertThat(set.remarks()).containsEntry("copy of a stay, read once", 3);
        }
        Files.writeString(labels, "patientunitstayid,onset_hours\n7,9.5\n7,\n");
        assertThatThrownBy(() -> open(config(Optional.of(labels), false)))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("onsets.csv, row 2: stay 7 is there twice");
        Files.writeString(labels, "patientunitstayid,onset_hours\n7,9.5\n");
        Files.writeString(tables.resolve("patient_demo.csv"), PATIENT.replace("SICU", "MICU"));
        assertThatThrownBy(() -> open(config(Optional.of(labels), false)))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("stay 8 is there twice and differs");
    }

    @Test
    void theDemosTablesGiveWhatOthersMadeOfThem() {
        Path demo = RealRecords.folderOrSkip("eicu-demo");
        Map<String, Example> made = new HashMap<>();
        try (DataSet set = open(new EicuConfig(
                List.of(demo.resolve("psv_448.zip")),
                Optional.empty(),
                false,
                336,
                Duration.ofHours(6),
                HourOrder.KEEP,
                5))) {
            set.records().forEach(record -> made.put(record.id(), set.read(record)));
        }
        assertThat(made).hasSize(448);
        int same = 0;
        int different = 0;
        int known = 0;
        int knownDifferent = 0;
        List<Column> compared = List.of(
                Column.BUN,
                Column.WBC,
                Column.PLATELETS,
                Column.CREATININE,
                Column.POTASSIUM,
                Column.GLUCOSE,
                Column.HEMOGLOBIN,
                Column.CHLORIDE,
                Column.CALCIUM,
                Column.LACTATE,
                Column.PH,
                Column.PACO2,
                Column.BILIRUBIN_TOTAL,
                Column.AST,
                Column.PTT);
        try (DataSet set = open(new EicuConfig(
                List.of(demo.resolve("csv")), Optional.empty(), true, 336, Duration.ofHours(6), HourOrder.KEEP, 5))) {
            for (RecordInfo record : set.records()) {
                Example theirs = made.get(record.id());
                if (theirs == null) {
                    continue;
                }
                Example ours = set.read(record);
                int rows = Math.min(ours.sequence().steps(), theirs.sequence().steps());
                for (Column column : List.of(Column.AGE, Column.GENDER, Column.HOSPITAL_ADMISSION)) {
                    known++;
                    knownDifferent += Math.abs(value(ours, 0, column) - value(theirs, 0, column)) > .011 ? 1 : 0;
                }
                for (int row = 0; row < rows; row++) {
                    for (Column column : compared) {
                        float a = value(ours, row, column);
                        float b = value(theirs, row, column);
                        if (!Float.isNaN(a) || (!Float.isNaN(b) && hasLaboratory(ours))) {
                            boolean equal = Math.abs(a - b) <= 1e-3 * Math.max(1, Math.abs(b));
                            same += equal ? 1 : 0;
                            different += equal ? 0 : 1;
                        }
                    }
                }
            }
        }
        System.out.println("eICU demo against hourly tables that others made: " + same + " laboratory values the same, "
                + different + " not; " + known + " facts of stays, " + knownDifferent + " not the same");
        assertThat(same).isGreaterThan(1000);
        assertThat(different).isLessThan(same / 50);
        assertThat(knownDifferent).isLessThan(1 + known / 50);
    }

    /** The demo's laboratory table is there for some stays only. */
    private static boolean hasLaboratory(Example stay) {
        for (int row = 0; row < stay.sequence().steps(); row++) {
            if (!Float.isNaN(value(stay, row, Column.BUN)) || !Float.isNaN(value(stay, row, Column.HEMOGLOBIN))) {
                return true;
            }
        }
        return false;
    }
}
