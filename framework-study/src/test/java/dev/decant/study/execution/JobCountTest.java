package dev.decant.study.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class JobCountTest {
    private static final OptionalInt AUTO = OptionalInt.empty();
    private static final OptionalInt EVERY_CORE = OptionalInt.empty();

    @Test
    void asManyAsCoresAllow() {
        assertThat(count(AUTO, OptionalInt.of(1), 8, 64_000).jobs()).isEqualTo(8);
        assertThat(count(AUTO, OptionalInt.of(3), 8, 64_000).jobs()).isEqualTo(2);
        assertThat(count(AUTO, OptionalInt.of(16), 8, 64_000).jobs()).isEqualTo(1);
    }

    @Test
    void asManyAsMemoryAllows() {
        assertThat(count(AUTO, OptionalInt.of(1), 8, 10_000).jobs())
                .as("3 GiB for each")
                .isEqualTo(3);
        assertThat(count(AUTO, OptionalInt.of(1), 8, 100).jobs()).isEqualTo(1);
        assertThat(JobCount.of(AUTO, OptionalInt.of(1), new Machine(8, OptionalLong.empty()), 3072)
                        .jobs())
                .isEqualTo(8);
    }

    @Test
    void theThreadsOfARunAreNeverChangedButTheUserIsToldWhatTheyAre() {
        JobCount left = count(OptionalInt.of(2), EVERY_CORE, 4, 64_000);
        assertThat(left.jobs()).isEqualTo(2);
        assertThat(left.notices())
                .hasSize(2)
                .first()
                .asString()
                .isEqualTo("2 jobs side by side of 4 threads each, on 4 cores");
        assertThat(left.notices().get(1)).contains("train.threads = 2", "all runs are trained anew");
        assertThat(count(AUTO, EVERY_CORE, 4, 64_000).jobs())
                .as("each takes every core")
                .isEqualTo(1);
        assertThat(count(OptionalInt.of(1), EVERY_CORE, 4, 64_000).notices()).isEmpty();
    }

    @Test
    void jobsAreANumberOrAuto() {
        assertThat(Jobs.parse("3")).isEqualTo(Jobs.of(3));
        assertThat(Jobs.parse("auto")).isEqualTo(Jobs.auto());
        assertThatThrownBy(() -> Jobs.parse("0")).hasMessage("expected at least 1 job, got 0");
        assertThatThrownBy(() -> Jobs.parse("all")).hasMessage("expected a number of jobs or auto, got \"all\"");
    }

    private static JobCount count(OptionalInt jobs, OptionalInt threads, int cores, long freeMiB) {
        return JobCount.of(jobs, threads, new Machine(cores, OptionalLong.of(freeMiB)), 3072);
    }
}
