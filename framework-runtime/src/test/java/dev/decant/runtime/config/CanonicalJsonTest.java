package dev.decant.runtime.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.ConfigFactory;
import org.junit.jupiter.api.Test;

class CanonicalJsonTest {
    @Test
    void theSameMeaningIsTheSameText() {
        String one = "b { y = 1e-3, x = 30.0 }\na = [1, two, true, null, \"\\\"q\\\"\\n\"], big = 1e15, zero = 0.0";
        String two =
                "zero = 0, big = 1000000000000000, a = [1.0, two, true, null, \"\\\"q\\\"\\n\"]\nb.x = 30, b.y = 0.001";

        assertThat(CanonicalJson.render(ConfigFactory.parseString(one)))
                .isEqualTo(CanonicalJson.render(ConfigFactory.parseString(two)))
                .isEqualTo("{\"a\":[1,\"two\",true,null,\"\\\"q\\\"\\u000a\"],\"b\":{\"x\":30,\"y\":0.001},"
                        + "\"big\":1000000000000000,\"zero\":0}");
    }

    @Test
    void emptySectionsAndLists() {
        assertThat(CanonicalJson.render(ConfigFactory.parseString("a {}, b = []")))
                .isEqualTo("{\"a\":{},\"b\":[]}");
    }
}
