package dev.decant.io.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

final class ResourceTest {
    @Test
    void isReadFromBesideItsOwner() {
        Resource own = new Resource(ResourceTest.class, "ResourceTest.class");
        assertThat(own.read()).startsWith(0xCA, 0xFE, 0xBA, 0xBE);
    }

    @Test
    void theMissingOneIsNamedWithItsOwner() {
        assertThatThrownBy(() -> new Resource(ResourceTest.class, "absent.csv").lines())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContainingAll("absent.csv", "ResourceTest");
    }
}
