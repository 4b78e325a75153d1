package dev.decant.runtime.plugin;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds the name that a mistyped one was meant to be. */
public final class NearestName {
    private NearestName() {}

    /**
     * The known name nearest to {@code wanted}: case, dashes and underscores do not count, up to a third of the letters
     * may be wrong or swapped, and a beginning or a part of three letters or more stands for the whole.
     *
     * @return empty if no known name is near
     */
    public static Optional<String> of(String wanted, Collection<String> known) {
        String bare = bare(wanted);
        if (bare.isEmpty()) {
            return Optional.empty();
        }
        int allowed = bare.length() <= 3 ? 1 : Math.max(2, bare.length() / 3);
        Optional<String> near = known.stream()
                .filter(name -> distance(bare, bare(name)) <= allowed)
                .min(Comparator.<String>comparingInt(name -> distance(bare, bare(name)))
                        .thenComparing(Comparator.naturalOrder()));
        if (near.isPresent() || bare.length() < 3) {
            return near;
        }
        return known.stream()
                .filter(name -> bare(name).contains(bare) || (name.length() >= 3 && bare.contains(bare(name))))
                .min(Comparator.comparingInt(String::length).thenComparing(Comparator.naturalOrder()));
    }

    private static String bare(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[-_ ]", "");
    }

    /** Edit distance with insertion, deletion, substitution and the swap of two neighbours (optimal alignment). */
    static int distance(String a, String b) {
        int[][] d = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            d[i][0] = i;
        }
        for (int j = 0; j <= b.length(); j++) {
            d[0][j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            for (int j = 1; j <= b.length(); j++) {
                int cost = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                d[i][j] = Math.min(Math.min(d[i - 1][j] + 1, d[i][j - 1] + 1), d[i - 1][j - 1] + cost);
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
                }
            }
        }
        return d[a.length()][b.length()];
    }
}
