package dev.decant.io.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

final class Sha256Test {
    /** The first example of FIPS 180-2. */
    private static final String OF_ABC = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    @Test
    void bytesAreHashedAsTheyAre() {
        assertThat(Sha256.hexOf("abc")).isEqualTo(OF_ABC);
        assertThat(new Sha256().bytes(utf8("a")).bytes(utf8("bc")).hex()).isEqualTo(OF_ABC);
        assertThat(new Sha256().bytes(utf8("abc")).first64()).isEqualTo(0xba7816bf8f01cfeaL);
    }

    @Test
    void aTextIsMarkedOffByItsLength() {
        assertThat(new Sha256().text("ab").text("c").hex())
                .isNotEqualTo(new Sha256().text("a").text("bc").hex())
                .isEqualTo(Sha256.hexOf("\0\0\0\0\0\0\0\2ab\0\0\0\0\0\0\0\1c"));
    }

    @Test
    void aHashThatWasTakenStartsAnew() {
        Sha256 hash = new Sha256().text("before");
        assertThat(hash.hash()).hasSize(32);
        assertThat(hash.bytes(utf8("abc")).hex()).isEqualTo(OF_ABC);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
