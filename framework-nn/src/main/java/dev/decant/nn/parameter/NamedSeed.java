package dev.decant.nn.parameter;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/** Seeds from (run seed, name), so that a name's numbers never depend on what else exists. */
public final class NamedSeed {
    private NamedSeed() {}

    /** The first eight bytes of SHA-256 over seed and name. */
    public static long of(long seed, String name) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(ByteBuffer.allocate(Long.BYTES).putLong(seed).array());
            return ByteBuffer.wrap(digest.digest(name.getBytes(StandardCharsets.UTF_8)))
                    .getLong();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** A generator of the same numbers on every platform. */
    public static RandomGenerator random(long seed, String name) {
        return RandomGeneratorFactory.of("L64X128MixRandom").create(of(seed, name));
    }
}
