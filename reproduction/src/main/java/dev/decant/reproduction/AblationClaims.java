package dev.decant.reproduction;

import static dev.decant.reproduction.Methods.BBM;

import java.util.ArrayList;
import java.util.List;

/** The claims of Table 3, by the segments and terms of BBM that were left out. */
final class AblationClaims {
    private AblationClaims() {}

    /** @param methods every one that was tried, finished or not */
    static List<Claim> of(List<String> methods) {
        List<Claim> claims = new ArrayList<>();
        List<String> growing = new ArrayList<>(Methods.fewerSegments(methods));
        if (growing.isEmpty()) {
            growing.add("bbm-block1");
        }
        growing.add(BBM);
        for (int i = 0; i + 1 < growing.size(); i++) {
            String fewer = growing.get(i);
            String more = growing.get(i + 1);
            claims.add(Claim.above(
                    "segments-" + more + "-above-" + fewer,
                    (more.equals(BBM) ? "BBM" : "BBM with " + segments(more)) + " scores above BBM with "
                            + segments(fewer),
                    "Table 3",
                    more,
                    fewer));
        }
        if (growing.size() > 2) {
            claims.add(Claim.above(
                    "segments-bbm-above-" + growing.get(0),
                    "BBM scores above BBM with " + segments(growing.get(0)),
                    "Table 3",
                    BBM,
                    growing.get(0)));
        }
        for (String without : Methods.fewerTerms(methods)) {
            int term = Methods.number(without);
            claims.add(Claim.above(
                    "term-l" + term,
                    "BBM scores above BBM without L" + term,
                    PaperClaims.NOT_IN_THE_PAPER,
                    BBM,
                    without));
        }
        return claims;
    }

    private static String segments(String method) {
        int number = Methods.number(method);
        return number + (number == 1 ? " segment" : " segments");
    }
}
