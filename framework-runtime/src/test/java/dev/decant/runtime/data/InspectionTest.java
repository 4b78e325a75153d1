package dev.decant.runtime.data;

import static org.assertj.core.api.Assertions.assertThat;

import dev.decant.api.data.DataException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class InspectionTest {
    private static MemoryDataSet damagedAt(int records, int damaged) {
        MemoryDataSet set =
                MemoryDataSet.ofLengths(IntStream.range(0, records).map(i -> 2).toArray());
        set.whenRead = info -> {
            if (info.id().equals("r" + damaged)) {
                throw new DataException("damaged");
            }
        };
        return set;
    }

    @Test
    void aSmallSetIsReadWhole() {
        Inspection inspection = new Inspection(damagedAt(150, 149), false);
        assertThat(inspection.read()).isEqualTo(150);
        assertThat(inspection.badRecords().sentence())
                .isEqualTo("1 of 150 records cannot be read: record r149: damaged");
    }

    @Test
    void ofALargeOneASampleIsReadUnlessItIsToBeDeep() {
        MemoryDataSet set = damagedAt(1000, 1);
        assertThat(new Inspection(set, false).badRecords().isEmpty()).isTrue();
        assertThat(set.reads.get()).isEqualTo(200).isEqualTo(new Inspection(set, false).read());
        assertThat(new Inspection(set, true).badRecords().found()).containsExactly(new BadRecord("r1", "damaged"));
    }
}
