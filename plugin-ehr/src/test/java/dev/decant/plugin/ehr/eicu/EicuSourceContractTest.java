package dev.decant.plugin.ehr.eicu;

import dev.decant.api.data.DataSource;
import dev.decant.testkit.DataSourceContractTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

final class EicuSourceContractTest extends DataSourceContractTest<EicuConfig> {
    @Override
    protected String type() {
        return "eicu";
    }

    @Override
    protected DataSource<EicuConfig> source() {
        return new EicuSource();
    }

    @Override
    protected void write(Path directory) throws IOException {
        Files.writeString(directory.resolve("patient.csv"), """
                patientunitstayid,patienthealthsystemstayid,gender,age,hospitaladmitoffset,unittype,unitdischargeoffset,uniquepid
                7,70,Male,> 89,-90,MICU,200,p-1
                8,80,Female,50,-30,SICU,121,p-1
                9,90,Other,,-5,Med-Surg ICU,59,p-2
                """);
        Files.writeString(directory.resolve("vitalPeriodic.csv"), """
                vitalperiodicid,patientunitstayid,observationoffset,temperature,sao2,heartrate,respiration,etco2,systemicsystolic,systemicdiastolic,systemicmean
                1,7,5,98.6,97,80,,,120,60,80
                2,7,65,37.5,95,90,,,,,
                3,8,30,,99,60,,,,,
                """);
        Files.writeString(directory.resolve("lab.csv"), """
                labid,patientunitstayid,labresultoffset,labname,labresult,labresultrevisedoffset
                1,7,30,BUN,20,40
                2,8,70,FiO2,40,70
                """);
        Files.writeString(onsets(directory), "patientunitstayid,onset_hours\n7,9.5\n8,\n9,\n");
    }

    private static Path onsets(Path directory) {
        return directory.resolveSibling("onsets.csv");
    }

    @Override
    protected String options(Path directory) {
        return "labels = " + quoted(onsets(directory));
    }

    @Override
    protected String changed() {
        return "longest = 2";
    }
}
