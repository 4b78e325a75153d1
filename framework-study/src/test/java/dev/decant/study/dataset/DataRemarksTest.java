package dev.decant.study.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class DataRemarksTest {
    @Test
    void saysWhatIsWrongAndNothingElse() {
        assertThat(ToyDescription.of("b").remarks())
                .containsExactly(
                        "1 of 101 records cannot be read: record r: b. Training refuses these data until data.on-bad-record is"
                                + " skip.",
                        "Records that the source left out, or that are not as they should be: 3; what the source did says why.",
                        "Records that hold the same values as another one: 2; in another part of the split than that one, so that"
                                + " what is trained is tested: 1.",
                        "The source knows no patients: records of one patient may lie in several parts of the split, and scores"
                                + " are too high then.",
                        "No record of the validation part has the class b: its scores are not defined there.",
                        "Fewer than 10 records of the training part have the class b.",
                        "Fewer than 10 records of the test part have the class b: its scores there are a matter of chance.",
                        "a is 34 times as frequent as b in the training part; train.class-weights = balanced may help.",
                        "Nothing was ever recorded in never.",
                        "There is one value only in one.",
                        "95 % or more of the values are missing in b.",
                        "Some values lie more than 100 spreads from the median, which may be slips: b (1.0e+07,"
                                + " median 0).",
                        "Records shorter than the 20 steps that a network sees, which are padded: 1.");
    }

    @Test
    void lengthsAreCountedOnBothSidesOfTheInput() {
        LengthCounts lengths = LengthCounts.of(new int[] {40, 20, 10, 20, 20}, 10, OptionalInt.of(20));
        assertThat(lengths.shorter()).isEqualTo(1);
        assertThat(lengths.longer()).isEqualTo(1);
        assertThat(lengths.median()).isEqualTo(20);
        assertThat(lengths.mean()).isEqualTo(22);
        assertThat(lengths.bins()).hasSize(30);
        assertThat(lengths.bins().stream().mapToInt(LengthBin::records).sum()).isEqualTo(5);
        assertThat(lengths.bins().get(0).records()).isEqualTo(1);
        assertThat(lengths.bins().get(10).records()).isEqualTo(3);
        assertThat(lengths.bins().get(29).records()).isEqualTo(1);
        assertThat(LengthCounts.of(new int[] {7, 7}, 1, OptionalInt.empty()).isOne())
                .isTrue();
    }

    @Test
    void numbersAreShort() {
        assertThat(ShortNumber.of(0.5)).isEqualTo("0.5");
        assertThat(ShortNumber.of(300)).isEqualTo("300");
        assertThat(ShortNumber.of(0.000123456)).isEqualTo("0.0001235");
        assertThat(ShortNumber.of(-123456)).isEqualTo("-123500");
        assertThat(ShortNumber.of(12345678)).isEqualTo("1.2e+07");
        assertThat(ShortNumber.of(Double.NaN)).isEqualTo("-");
        assertThat(ShortNumber.of(0)).isEqualTo("0");
    }
}
