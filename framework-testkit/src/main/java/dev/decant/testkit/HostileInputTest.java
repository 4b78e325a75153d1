package dev.decant.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.decant.api.data.DataException;
import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What a reader keeps of files that it did not write: whatever the bytes, they are read or refused by the reader's own
 * exception, within a second, and in memory that is a small multiple of the file. Sound files are damaged at random, the same
 * way each time; {@code -Dfuzz.seconds=600} damages them in another way each time, for that long.
 *
 * <p>Files that once escaped lie as resources in {@code hostile/} and the simple name of the test, and are read again.
 *
 * <pre>class MyReaderHostileTest extends HostileInputTest {
 *     protected List&lt;byte[]&gt; sound() { return List.of(bytes("1,2\n")); }
 *     protected void read(byte[] file) { MyReader.parse(file, "x"); }
 * }</pre>
 */
public abstract class HostileInputTest {
    private static final String SECONDS = "fuzz.seconds";

    private Optional<Path> folder = Optional.empty();

    /** Files that the reader reads. */
    protected abstract List<byte[]> sound() throws Exception;

    /** Reads a file as far as a user's command does. */
    protected abstract void read(byte[] file) throws Exception;

    /** Whether this is how the reader refuses a file. */
    protected boolean isRefusal(Throwable thrown) {
        return thrown instanceof DataException;
    }

    /** Words that mean something to the reader, to be put anywhere. */
    protected List<String> words() {
        return List.of();
    }

    /** How many files are made, where no time is given. */
    protected int files() {
        return 2000;
    }

    /** The file on disk, for readers that take a path; where the one before it lay, if that had the same name. */
    protected final Path onDisk(String name, byte[] file) throws IOException {
        if (folder.isEmpty()) {
            folder = Optional.of(Files.createTempDirectory("hostile"));
            folder.get().toFile().deleteOnExit();
        }
        Path path = folder.get().resolve(name);
        path.toFile().deleteOnExit();
        return Files.write(path, file);
    }

    /** How many bytes may be allocated for each byte of a file, beyond {@link Witness#ANYWAY}. */
    protected int bytesForEachByte() {
        return 200;
    }

    @Test
    void soundFilesAreRead() throws Exception {
        List<byte[]> sound = sound();
        assertThat(sound).isNotEmpty();
        for (byte[] file : sound) {
            read(file);
        }
    }

    @Test
    void filesThatOnceEscapedAreReadOrRefused() throws Exception {
        for (Path file : escaped()) {
            witness().escape(Files.readAllBytes(file)).ifPresent(what -> fail(file + " " + what));
        }
    }

    private List<Path> escaped() throws IOException, URISyntaxException {
        URL folder = getClass().getResource("/hostile/" + getClass().getSimpleName());
        if (folder == null) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(Path.of(folder.toURI()))) {
            return files.sorted().toList();
        }
    }

    @Test
    void damagedFilesAreReadOrRefused() throws Exception {
        Optional<Long> seconds =
                Optional.ofNullable(System.getProperty(SECONDS)).map(Long::valueOf);
        Damage damage = new Damage(sound(), words(), seconds.isPresent() ? System.nanoTime() : 1);
        Witness witness = witness();
        long end = System.nanoTime() + seconds.orElse(60L) * 1_000_000_000L;
        List<String> escapes = new ArrayList<>();
        int made = 0;
        while (System.nanoTime() < end && (seconds.isPresent() || made < files())) {
            byte[] file = damage.next();
            made++;
            Optional<String> escape = witness.escape(file);
            if (escape.isPresent() && witness.isNews()) {
                escapes.add(escape.get() + "; kept as " + kept(file));
                if (escapes.size() == 10) {
                    break;
                }
            }
            if (witness.isNews()) {
                damage.learn(file);
            }
        }
        if (seconds.isPresent()) {
            System.out.printf(
                    "%s: %,d files, %d escapes, %d ways to end%n",
                    getClass().getSimpleName(), made, escapes.size(), witness.ways());
        }
        assertThat(escapes).as("of %d files", made).isEmpty();
    }

    private Witness witness() {
        return new Witness(this::read, this::isRefusal, bytesForEachByte());
    }

    /** One file, for a tool that makes them by what they reach in the code. */
    void require(byte[] file) {
        witness().escape(file).ifPresent(what -> fail(what));
    }

    private Path kept(byte[] file) throws IOException {
        Path folder =
                Files.createDirectories(Path.of("target", "hostile", getClass().getSimpleName()));
        return Files.write(folder.resolve(Integer.toHexString(java.util.Arrays.hashCode(file))), file);
    }
}
