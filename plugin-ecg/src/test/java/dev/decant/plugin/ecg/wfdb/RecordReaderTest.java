package dev.decant.plugin.ecg.wfdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.decant.api.data.DataException;
import dev.decant.io.file.RecordFiles;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordReaderTest {
    @TempDir
    private Path folder;

    private Recording read() {
        try (RecordFiles files = RecordFiles.open(List.of(folder), RecordReader::reads)) {
            return new RecordReader(files)
                    .read(files.files().stream()
                            .filter(file -> RecordReader.isHeader(file.name()))
                            .findFirst()
                            .orElseThrow());
        }
    }

    private void write(String header, int... signal) throws IOException {
        Files.writeString(folder.resolve("r.hea"), header);
        byte[] bytes = new byte[signal.length];
        for (int i = 0; i < signal.length; i++) {
            bytes[i] = (byte) signal[i];
        }
        Files.write(folder.resolve(header.contains(".mat") ? "r.mat" : "r.dat"), bytes);
    }

    /** Two leads of two samples, [[1, -2], [3, 256]], byte by byte from the description of MATLAB v4. */
    private static final int[] MATLAB = {
        30, 0, 0, 0, 2, 0, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0, 4, 0, 0, 0, 'v', 'a', 'l', 0, 1, 0, 3, 0, 0xFE, 0xFF, 0, 1
    };

    @Test
    void readsAMatlabMatrixWrittenByHand() throws IOException {
        write("r 2 300 2\nr.mat 16+24 1000/mV 16 0 1 -1 0 I\nr.mat 16+24 100/mV 16 0 3 259 0 II\n", MATLAB);
        Recording recording = read();
        assertThat(recording.leads()).containsExactly("I", "II");
        assertThat(recording.millivolts()[0]).containsExactly(.001f, -.002f);
        assertThat(recording.millivolts()[1]).containsExactly(.03f, 2.56f);
    }

    /** Written by scipy 1.17: {@code savemat(f, {'val': int16([[1,-2,300,32767],[-32767,0,5,-6]])}, format='4')}. */
    @Test
    void readsAMatlabMatrixWrittenByScipy() throws IOException {
        try (InputStream in = getClass().getResourceAsStream("scipy-v4.mat")) {
            Files.write(folder.resolve("r.mat"), Objects.requireNonNull(in).readAllBytes());
        }
        Files.writeString(
                folder.resolve("r.hea"),
                "r 2 300 4\nr.mat 16+24 1000/mV 16 0 1 33066 0 I\nr.mat 16+24 1000/mV 16 0 0 32768 0 II\n");
        Recording recording = read();
        assertThat(recording.millivolts()[0]).containsExactly(.001f, -.002f, .3f, 32.767f);
        assertThat(recording.millivolts()[1]).containsExactly(-32.767f, 0f, .005f, -.006f);
    }

    @Test
    void acceptsTheChecksumSignedAndUnsigned() throws IOException {
        write("r 1 300\nr.dat 16 1000/mV 16 0 0 -2 0 I\n", 0xFE, 0xFF);
        assertThat(read().samples()).isEqualTo(1);
        write("r 1 300\nr.dat 16 1000/mV 16 0 0 65534 0 I\n", 0xFE, 0xFF);
        assertThat(read().millivolts()[0]).containsExactly(-.002f);
    }

    @Test
    void refusesAWrongChecksumNamingRecordFileAndLead() throws IOException {
        write("r 2 300 2\nr.mat 16+24 1000/mV 16 0 1 -1 0 I\nr.mat 16+24 100/mV 16 0 3 258 0 II\n", MATLAB);
        assertThatThrownBy(this::read)
                .isInstanceOf(DataException.class)
                .hasMessageContaining("record r: ")
                .hasMessageContaining("r.mat")
                .hasMessageContaining("lead 2 'II' has the checksum 259; expected 258");
    }

    @Test
    void readsPlainFormat16WithBaselineAndFillsWhatWasNotRecorded() throws IOException {
        // Digital: 106, missing, 306, missing; (106 - 6) / 1000 = 0.1 mV, (306 - 6) / 1000 = 0.3 mV.
        write("r 1 500\nr.dat 16 1000(6)/mV 16 0\n", 106, 0, 0, 0x80, 50, 1, 0, 0x80);
        Recording recording = read();
        assertThat(recording.millivolts()[0]).containsExactly(.1f, .2f, .3f, .3f);
        assertThat(recording.missing()).isEqualTo(2);
    }

    @Test
    void convertsUnitsToMillivolts() throws IOException {
        write("r 1 500\nr.dat 16 2/uV 16 0\n", 100, 0);
        assertThat(read().millivolts()[0]).containsExactly(.05f);
        write("r 1 500\nr.dat 16 2/mmHg 16 0\n", 100, 0);
        assertThatThrownBy(this::read).hasMessageContaining("'mmHg'; expected mV, uV or V");
    }

    @Test
    void refusesWhatContradictsTheHeader() throws IOException {
        write("r 1 300 2\nr.mat 16+24 1000/mV 16 0 1 0 0 I\n", MATLAB);
        assertThatThrownBy(this::read).hasMessageContaining("2 leads; expected 1");
        write("r 2 300 3\nr.mat 16+24 1000/mV\nr.mat 16+24 1000/mV\n", MATLAB);
        assertThatThrownBy(this::read).hasMessageContaining("2 samples of each lead; expected 3");
        write("r 2 300 2\nr.mat 16+20 1000/mV\nr.mat 16+20 1000/mV\n", MATLAB);
        assertThatThrownBy(this::read).hasMessageContaining("samples from byte 24; expected 20");
        write("r 2 300 2\nr.mat 212 1000/mV\nr.mat 212 1000/mV\n", MATLAB);
        assertThatThrownBy(this::read).hasMessageContaining("a MATLAB file of format 212; expected one of");
        write("r 2 300\nr.dat 16 1000/mV\nr.dat 16 1000/mV\n", 1, 0, 2, 0, 3, 0);
        assertThatThrownBy(this::read).hasMessageContaining("6 bytes; expected 0 and a multiple of 4");
        write("r 1 300\nother.dat 16 1000/mV\n", 1, 0);
        assertThatThrownBy(this::read).isInstanceOf(DataException.class).hasMessageContaining("'other.dat'");
    }

    @Test
    void readsNothingFromOutsideTheFolder() throws IOException {
        write("r 1 300\n../secret.dat 16 1000/mV\n", 1, 0);
        Files.write(folder.resolveSibling("secret.dat"), new byte[] {1, 0});
        assertThatThrownBy(this::read).isInstanceOf(DataException.class).hasMessageContaining("not beside it");
    }
}
