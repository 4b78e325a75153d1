package dev.decant.io.file;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class Sha256Test {
    /** FIPS 180-2, appendix B. */
    @Test
    void bytesAsTheyAreGiveThePublishedExamples() {
        assertThat(new Sha256().bytes("abc".getBytes(UTF_8)).hex())
                .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        assertThat(new Sha256()
                        .bytes("abcdbcdecdefdefgefghfghighij".getBytes(UTF_8))
                        .bytes("hijkijkljklmklmnlmnomnopnopq".getBytes(UTF_8))
                        .hex())
                .isEqualTo("248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
    }

    @Test
    void textsAreMarkedOffFromEachOther() {
        assertThat(new Sha256().text("ab").text("c").hex())
                .isNotEqualTo(new Sha256().text("a").text("bc").hex());
    }

    @Test
    void aHashStartsAnew() {
        Sha256 sha = new Sha256();
        String first = sha.text("x").number(7).hex();
        assertThat(sha.text("x").number(7).hex()).isEqualTo(first);
        assertThat(sha.text("x").number(7).first64()).isEqualTo(Long.parseUnsignedLong(first.substring(0, 16), 16));
    }
}
