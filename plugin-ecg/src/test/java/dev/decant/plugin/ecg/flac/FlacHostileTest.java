package dev.decant.plugin.ecg.flac;

import dev.decant.testkit.HostileInputTest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/** Streams whose check sums are right whatever their bytes: who means harm would calculate them. */
class FlacHostileTest extends HostileInputTest {
    /** Takes every check sum for right. */
    private static final class Resealed extends BitSource {
        private Resealed(byte[] stream) {
            super(new ByteArrayInputStream(stream), "x");
        }

        @Override
        boolean isCrc8() {
            unsigned(8);
            return true;
        }

        @Override
        boolean isCrc16() {
            unsigned(16);
            return true;
        }
    }

    @Override
    protected List<byte[]> sound() throws IOException {
        List<byte[]> sound = new ArrayList<>();
        for (String name : List.of(
                "mono8",
                "mono16-best",
                "mono16-smallest",
                "mono16-variable-escaped",
                "stereo16-left",
                "three16-silence",
                "stereo16-unknown-length",
                "eight24")) {
            try (InputStream in = getClass().getResourceAsStream("streams/" + name + ".flac")) {
                sound.add(in.readAllBytes());
            }
        }
        return sound;
    }

    @Override
    protected void read(byte[] file) {
        new FlacStream(new Resealed(file)).read(0, 17);
        new FlacStream(new Resealed(file)).read(70, 8);
    }
}
