package dev.decant.runtime.data;

import dev.decant.api.data.RecordInfo;
import dev.decant.testkit.HostileInputTest;
import java.util.List;
import java.util.Optional;

/** The index of a cache whose checksum is right, as somebody writes it who means harm. */
class CacheIndexHostileTest extends HostileInputTest {
    @Override
    protected List<byte[]> sound() {
        CacheIndex index = new CacheIndex(
                "fingerprint",
                2,
                List.of(
                        new CacheIndex.Entry(new RecordInfo("r1", Optional.of("p1")), 16, 10, 1, false, 7),
                        new CacheIndex.Entry(new RecordInfo("r2", Optional.empty()), 100, 5, 1, true, 8)));
        return List.of(index.encode());
    }

    @Override
    protected void read(byte[] file) throws DamagedCache {
        CacheIndex.decode(file);
    }

    @Override
    protected boolean isRefusal(Throwable thrown) {
        return thrown instanceof DamagedCache;
    }
}
