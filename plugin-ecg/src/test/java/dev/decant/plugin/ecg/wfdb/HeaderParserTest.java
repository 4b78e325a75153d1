package dev.decant.plugin.ecg.wfdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.decant.api.data.DataException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HeaderParserTest {
    private static Header parse(String text) {
        return HeaderParser.parse(text.getBytes(StandardCharsets.UTF_8), "x.hea");
    }

    @Test
    void readsTheHeadersOf2017() {
        Header header =
                parse("A00001 1 300 9000 05:05:15 1/05/2000 \r\nA00001.mat 16+24 1000/mV 16 0 -127 0 0 ECG \r\n");
        assertThat(header.record()).isEqualTo("A00001");
        assertThat(header.samplingRate()).isEqualTo(300);
        assertThat(header.frames()).hasValue(9000);
        SignalLine signal = header.signals().get(0);
        assertThat(signal.file()).isEqualTo("A00001.mat");
        assertThat(signal.format()).isEqualTo(16);
        assertThat(signal.offset()).isEqualTo(24);
        assertThat(signal.gain()).isEqualTo(1000);
        assertThat(signal.lead()).isEqualTo("ECG");
        assertThat(signal.checksum()).hasValue(0);
        assertThat(header.statesChecksums()).isFalse();
    }

    @Test
    void readsCommentsAndAMatlabSuffixAndCopesWithoutAFinalNewline() {
        Header header =
                parse("JS1.mat 1 500 5000\nJS1.mat 16+24 1000/mV 16 0 28 -1716 0 I\n#Age: 74\n#Dx: 1,2\n# Rx: x");
        assertThat(header.record()).isEqualTo("JS1");
        assertThat(header.comments()).containsExactly("Age: 74", "Dx: 1,2", "Rx: x");
        assertThat(header.signals().get(0).checksum()).hasValue(-1716);
        assertThat(header.statesChecksums()).isTrue();
    }

    @Test
    void readsGainWithBaselineAndUnits() {
        SignalLine signal = parse("1 1 500 5000\n1.dat 16 1716(6)/uV 0 3 -120 33338 0 i")
                .signals()
                .get(0);
        assertThat(signal.gain()).isEqualTo(1716);
        assertThat(signal.baseline()).isEqualTo(6);
        assertThat(signal.units()).isEqualTo("uV");
        assertThat(signal.checksum()).hasValue(33338);
        assertThat(signal.offset()).isZero();
    }

    @Test
    void takesTheDefaultsOfTheFormat() {
        Header header = parse("# first a comment\n\nr 2\nr.dat 16\nr.dat 16 0 12 7\n");
        assertThat(header.samplingRate()).isEqualTo(250);
        assertThat(header.frames()).isEmpty();
        assertThat(header.signals().get(0).gain()).isEqualTo(200);
        assertThat(header.signals().get(0).units()).isEqualTo("mV");
        assertThat(header.signals().get(1).gain()).isEqualTo(200);
        assertThat(header.signals().get(1).baseline()).isEqualTo(7);
        assertThat(header.signals().get(1).lead()).isEqualTo("signal 1");
        assertThat(header.signals().get(1).checksum()).isEmpty();
    }

    @Test
    void readsARateWithACounterAndALeadNameWithBlanks() {
        Header header = parse("r 1 360/1.5(0) 10\nr.dat 16:0 200 11 1024 995 -22131 0 MLII or V5\n");
        assertThat(header.samplingRate()).isEqualTo(360);
        assertThat(header.signals().get(0).lead()).isEqualTo("MLII or V5");
        assertThat(header.signals().get(0).baseline()).isEqualTo(1024);
    }

    @Test
    void aNameWithANumberBehindASlashIsARecordOfSegmentsUnlessSignalsFollow() {
        Header segmented = parse("p00/b/2 1 250 20\nb_1 10\nb_2 10\n");
        assertThat(segmented.record()).isEqualTo("b");
        assertThat(segmented.segments()).hasSize(2);
        Header path = parse("p00/2 1 250 20\n2.dat 16 200/mV\n");
        assertThat(path.record()).isEqualTo("2");
        assertThat(path.segments()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    ''                             | no record line
                    r                              | a name and the number of signals
                    r x                            | the number of signals is 'x'
                    r 1 0.0.0                      | the sampling rate is '0.0.0'
                    r 1 -5                         | sampling rate '-5'
                    r 1 NaN                        | sampling rate 'NaN'
                    r 2 300;r.dat 16               | 1 signal lines
                    r/3 1 300;a 10                 | 1 segment lines; expected 3, as 'r/3' says
                    r 1 300;r.dat 16;r.dat 16      | 2 signal lines
                    r/1 1 300;a                    | a record and its number of samples
                    r/1 1 300;a x                  | the number of samples is 'x'
                    r 1 300;r.dat                  | a file and a format
                    r 1 300;r.dat 16+99999999999   | format '16+99999999999'
                    r 1 300;r.dat 16 nan/mV        | the gain is 'nan'
                    r 1 300;r.dat 16 NaN/mV        | a finite number
                    r 1 300;r.dat 16 1 1 0 0 99999 | the checksum is 99999
                    r 999999 300                   | at most 1024
                    """)
    void saysWhereAndWhatIsWrong(String lines, String message) {
        assertThatThrownBy(() -> parse(lines.replace(";", "\n")))
                .isInstanceOf(DataException.class)
                .hasMessageStartingWith("x.hea")
                .hasMessageContaining(message)
                .hasMessageContaining("expected");
    }
}
