package dev.decant.packed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The launcher for Windows starts the same Java machine as the script does. It is read here, not run. */
class LaunchersTest {
    /** An option at the beginning of a word, as both write it. */
    private static final Pattern OPTION =
            Pattern.compile("(?<![\\w/-])--?(?:X|D|cp\\b|enable-)[-\\w:+.]*(?:=[\\w-]+)?");
    /** Classes kept from an earlier start, which only the script does. */
    private static final Pattern KEPT_CLASSES = Pattern.compile(
            "-XX:(?:SharedArchiveFile|ArchiveClassesAtExit|TieredStopAtLevel)|-Xlog|-DskipTests|-Dgates");

    private static final Set<String> VARIABLES = Set.of(
            "JAVA_HOME",
            "DECANT_HEAP",
            "DECANT_PLUGINS",
            "OMP_NUM_THREADS",
            "TF_ENABLE_ONEDNN_OPTS",
            "TF_CPP_MIN_LOG_LEVEL");

    @Test
    void bothGiveTheJavaMachineTheSameOptions() throws IOException {
        Set<String> script = options(read("decant"));
        assertThat(script)
                .contains(
                        "-Xmx",
                        "-XX:MaxNewSize=256m",
                        "-XX:+UseParallelGC",
                        "-Xshare:auto",
                        "--enable-native-access=ALL-UNNAMED",
                        "-Dorg.bytedeco.javacpp.maxphysicalbytes=0",
                        "-cp");
        assertThat(options(read("decant.cmd"))).isEqualTo(script);
    }

    @Test
    void bothKnowTheSameVariablesWithTheSameDefaults() throws IOException {
        for (String variable : VARIABLES) {
            assertThat(read("decant")).contains(variable);
            assertThat(read("decant.cmd")).contains(variable);
        }
        assertThat(read("decant"))
                .contains("${TF_ENABLE_ONEDNN_OPTS:=1}", "${TF_CPP_MIN_LOG_LEVEL:=2}", "${DECANT_HEAP:-3g}");
        assertThat(read("decant.cmd"))
                .contains("\"TF_ENABLE_ONEDNN_OPTS=1\"", "\"TF_CPP_MIN_LOG_LEVEL=2\"", "\"heap=3g\"");
    }

    @Test
    void bothPutTheSameOnTheClassPathAndRunTheSameClass() throws IOException {
        assertThat(read("decant")).contains("$home/lib/*:$home/plugins/*", " dev.decant.cli.Decant \"$@\"");
        assertThat(read("decant.cmd")).contains("%home%\\lib\\*;%home%\\plugins\\*", " dev.decant.cli.Decant %*");
    }

    @Test
    void aBatchFileGoesToTheLabelsThatItHasAndEndsItsLinesAsWindowsDoes() throws IOException {
        String text = read("decant.cmd");
        assertThat(text.replace("\r\n", "")).doesNotContain("\n", "\r");
        Set<String> labels = all(Pattern.compile("(?m)^:(\\w+)"), text);
        assertThat(all(Pattern.compile("goto (\\w+)"), text)).isSubsetOf(labels).hasSizeGreaterThan(3);
    }

    private static Set<String> options(String launcher) {
        Set<String> found = new TreeSet<>();
        launcher.lines()
                .filter(line -> !line.strip().startsWith("#") && !line.startsWith("rem "))
                .forEach(line -> {
                    Matcher option = OPTION.matcher(line);
                    while (option.find()) {
                        if (!KEPT_CLASSES.matcher(option.group()).lookingAt()) {
                            found.add(valueless(option.group()));
                        }
                    }
                });
        return found;
    }

    /** What the launchers find out themselves is written as each of them writes a variable. */
    private static String valueless(String option) {
        return option.startsWith("-Ddecant.") || option.startsWith("-Xmx")
                ? option.replaceFirst("(=|3g).*", "")
                : option;
    }

    private static Set<String> all(Pattern pattern, String text) {
        Set<String> found = new TreeSet<>();
        Matcher matcher = pattern.matcher(text);
        while (matcher.find()) {
            found.add(matcher.group(1));
        }
        return found;
    }

    private static String read(String launcher) throws IOException {
        return Files.readString(Path.of("..", launcher));
    }
}
