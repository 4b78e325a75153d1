package dev.decant.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.opentest4j.TestAbortedException;

class NamedCaseTest {
    private final NamedCase named = new NamedCase("shipped defaults, MultiClass");

    @Test
    void aFailureSaysWhichCaseItWasAndWhere() {
        assertThatThrownBy(() -> named.check(() -> assertThat(1).isEqualTo(2)))
                .isInstanceOf(AssertionError.class)
                .hasMessageStartingWith("shipped defaults, MultiClass: ")
                .hasMessageContaining("expected: 2")
                .satisfies(failed -> assertThat(failed.getStackTrace())
                        .anyMatch(frame -> frame.getClassName().equals(NamedCaseTest.class.getName())));
    }

    @Test
    void whatIsThrownIsAFailureOfTheCaseToo() {
        IllegalStateException thrown = new IllegalStateException("no such readout");
        assertThatThrownBy(() -> named.check(() -> {
                    throw thrown;
                }))
                .isInstanceOf(AssertionError.class)
                .hasMessage("shipped defaults, MultiClass: java.lang.IllegalStateException: no such readout")
                .hasCause(thrown);
    }

    @Test
    void anAssumptionThatDoesNotHoldIsNoFailure() {
        assertThatThrownBy(() -> named.check(() -> {
                    throw new TestAbortedException("it offers weights");
                }))
                .isInstanceOf(TestAbortedException.class);
    }
}
