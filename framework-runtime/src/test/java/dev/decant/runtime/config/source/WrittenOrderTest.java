package dev.decant.runtime.config.source;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigUtil;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class WrittenOrderTest {
    private static final List<String> NAMES = List.of("kd", "bbm", "a", "plain", "type", "a b", "x.y", "include-me");

    @Example
    void theFirstTimeAKeyIsWrittenCounts() {
        assertThat(order("s { b = 1, a = 2 }\ns.c = 3\ns.a = 4").sorted(Set.of("a", "b", "c"), "s"))
                .containsExactly("b", "a", "c");
    }

    @Example
    void namesThatAreNotWrittenComeLastByTheAlphabet() {
        assertThat(order("s { b = 1, a = 2 }").sorted(Set.of("a", "b", "d", "c"), "s"))
                .containsExactly("b", "a", "c", "d");
        assertThat(order("t = ${s}").sorted(Set.of("b", "a"), "t")).containsExactly("a", "b");
    }

    @Example
    void aNestedKeyOfTheSameNameDoesNotCount() {
        assertThat(order("s { z { a = 1 }, b {}, a {} }").sorted(Set.of("a", "b", "z"), "s"))
                .containsExactly("z", "b", "a");
    }

    @Example
    void everyWayToWriteAKeyAndItsValue() {
        String text = """
                { s : { "k1" : 1, k2
                  :
                  3, k3 = { x = [ { k9 = 1 }, 2 ], y = 2 } { z = 3 } # k8 = 1, }
                  k4 += ${?a.b} "k7 = {" // k6 = 1
                  k5 = \"""
                    k0 = 1 } "quoted" \""", "k 6" = 1, "k.7" = a b c,
                  k8.deep = no
                } }
                """;

        assertThat(order(text).paths().stream()
                        .filter(path -> path.size() > 1)
                        .map(path -> path.get(1))
                        .distinct())
                .containsExactly("k1", "k2", "k3", "k4", "k5", "k 6", "k.7", "k8");
    }

    @Property(tries = 500)
    void anyTextIsReadAsTheParserReadsItInTheOrderOfWriting(@ForAll long seed) {
        Writer writer = new Writer(new Random(seed));
        List<String> names = new ArrayList<>(NAMES);
        Collections.shuffle(names, new Random(seed));
        names = names.subList(0, 1 + new Random(seed + 1).nextInt(NAMES.size()));

        SourceText read = new SourceReader(refused -> {}).given("test", writer.sections(names));

        assertThat(read.order().sorted(NAMES, "compare", "strategies").subList(0, names.size()))
                .isEqualTo(names);
        assertThat(new TreeSet<>(
                        read.order().paths().stream().map(ConfigUtil::joinPath).toList()))
                .isEqualTo(paths(read.config().root(), List.of(), new TreeSet<>()));
    }

    private static WrittenOrder order(String text) {
        return new SourceReader(refused -> {}).given("test", text).order();
    }

    /** Every key of a parsed section with all that are above it. */
    private static Set<String> paths(ConfigObject section, List<String> base, Set<String> paths) {
        section.forEach((name, value) -> {
            List<String> path = new ArrayList<>(base);
            path.add(name);
            paths.add(ConfigUtil.joinPath(path));
            if (value instanceof ConfigObject inner) {
                paths(inner, path, paths);
            }
        });
        return paths;
    }

    /** Writes sections in one of the many ways that HOCON allows. */
    private static final class Writer {
        private final Random random;

        Writer(Random random) {
            this.random = random;
        }

        String sections(List<String> names) {
            StringBuilder text = new StringBuilder(any("", "// bbm { a = 1\n", "\uFEFF", "# } include \"kd\"\n"));
            text.append(any("compare { strategies", "compare : { strategies =", "compare\n{\nstrategies :"));
            text.append(any("{", " {\n", "{ # kd {\n"));
            for (String name : names) {
                text.append(key(name)).append(value()).append(any(",", ", ", "\n", " , // a = 1\n", "\n\n  "));
            }
            return text.append("}")
                    .append(any("", "\n", ","))
                    .append("}")
                    .append(any("", "\n# bbm"))
                    .toString();
        }

        private String key(String name) {
            boolean quoted = name.contains(" ") || name.contains(".") || random.nextInt(4) == 0;
            return quoted ? '"' + name + '"' : name;
        }

        private String value() {
            return any(
                    " = 5",
                    " : text with words",
                    " = \"a { kd = } \\\" # \"",
                    " = \"\"\"bbm { \"a\" \"\"\"",
                    " = [1, { a = 2 }, \"]\"]",
                    " = a/b",
                    " =\n 7",
                    " { " + key(any("kd", "bbm", "a")) + " = 1, " + key(any("plain", "type")) + " { q = [] } }",
                    " = {\n" + key(any("kd", "bbm", "a")) + " = x } { z = 2 }",
                    " = { kd = 1\n a = 2, bbm : 3 }");
        }

        private String any(String... choices) {
            return choices[random.nextInt(choices.length)];
        }
    }
}
