package dev.decant.study.scaffold;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Names the classes of a project so that none is called as another that its sources use. */
final class ClassName {
    /** What stands before a name that is taken: {@code class} becomes {@code MyClass}. */
    private static final String PREFIX = "My";

    private static final Pattern COMMENT_OR_TEXT = Pattern.compile("(?s)/\\*.*?\\*/|//[^\n]*|\"[^\"\n]*\"");
    private static final Pattern OWN = Pattern.compile("@Name@(\\w*)");
    private static final Pattern TYPE = Pattern.compile("\\b[A-Z]\\w*");

    private final Set<String> taken = new HashSet<>();
    private final Set<String> endings = new HashSet<>();

    /** @param templates of Java sources, in which {@code @Name@} begins the names of the project's own classes */
    ClassName(Collection<String> templates) {
        for (String template : templates) {
            String code = COMMENT_OR_TEXT.matcher(template).replaceAll(" ");
            endings.addAll(
                    OWN.matcher(code).results().map(found -> found.group(1)).toList());
            taken.addAll(TYPE.matcher(OWN.matcher(code).replaceAll(" "))
                    .results()
                    .map(MatchResult::group)
                    .collect(Collectors.toSet()));
        }
    }

    /** The wanted name, or one like it where that or one that begins with it is taken. */
    String of(String wanted) {
        String name = wanted;
        while (isTaken(name)) {
            name = PREFIX + name;
        }
        return name;
    }

    private boolean isTaken(String name) {
        return endings.stream().map(name::concat).anyMatch(own -> taken.contains(own) || isOfJava(own));
    }

    /** Whether sources mean a class of {@code java.lang} by that name. */
    private static boolean isOfJava(String name) {
        try {
            Class.forName("java.lang." + name, false, null);
            return true;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }
}
