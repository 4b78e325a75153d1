package dev.decant.io.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CountedTest {
    @ParameterizedTest
    @CsvSource({
        "1, record, 1 record",
        "0, record, 0 records",
        "2, record, 2 records",
        "1, class, 1 class",
        "3, class, 3 classes",
        "2, batch, 2 batches",
        "2, epoch, 2 epochs",
        "1200, epoch, 1200 epochs"
    })
    void oneIsSingularAndAllElseIsNot(long number, String noun, String text) {
        assertThat(new Counted(number, noun)).hasToString(text);
    }

    @Test
    void thousandsHaveACommaWhereOneIsAskedFor() {
        assertThat(new Counted(1200, "epoch").withCommas()).isEqualTo("1,200 epochs");
        assertThat(new Counted(1, "epoch").withCommas()).isEqualTo("1 epoch");
    }
}
