package dev.decant.reproduction.page;

import dev.decant.reproduction.ClaimResult;
import dev.decant.reproduction.Reproduction;
import dev.decant.reproduction.TaskReproduction;
import dev.decant.reproduction.Verdict;
import dev.decant.runtime.statistics.Interval;
import dev.decant.study.page.Html;
import dev.decant.study.page.NumberText;
import dev.decant.study.page.SimilarityMaps;
import dev.decant.study.page.Table;
import dev.decant.study.page.VerdictWords;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** What became of the paper's claims: how many hold, then every one with its interval. */
final class ClaimSummary {
    private ClaimSummary() {}

    static Html of(Reproduction reproduction) {
        List<ClaimResult> all = reproduction.tasks().stream()
                .flatMap(task -> task.claims().stream())
                .toList();
        List<Html> parts = new ArrayList<>();
        parts.add(Html.element("p", "lede")
                .of(
                        all.isEmpty()
                                ? "No claim was judged."
                                : "Of " + all.size() + (all.size() == 1 ? " judgement " : " judgements ")
                                        + "of the paper's claims, "
                                        + Arrays.stream(Verdict.values())
                                                .map(verdict -> count(all, verdict))
                                                .collect(Collectors.joining(", "))
                                        + "."));
        parts.add(
                Html.paragraph("A claim holds where the whole interval of the paired difference lies on its side, does"
                        + " not hold where the whole of it lies on the other, and is not decided otherwise. For"
                        + " \"at least\" the border is compare.margin below the other method; without a margin it is"
                        + " not judged. Fewer than three seeds decide nothing, nor do attention maps that are all"
                        + " near a uniform one. Each is judged by itself, without a correction for their number."));
        for (TaskReproduction task : reproduction.tasks()) {
            parts.add(Html.element("h3").of(task.title()));
            parts.add(Html.element("p", "facts").of(task.test().facts()));
            parts.add(VerdictWords.warnings(task.test()));
            parts.add(table(task));
        }
        return Html.join(parts);
    }

    private static String count(List<ClaimResult> claims, Verdict verdict) {
        long count = claims.stream().filter(claim -> claim.verdict() == verdict).count();
        String words = switch (verdict) {
            case HOLDS -> count == 1 ? "holds" : "hold";
            case DOES_NOT_HOLD -> count == 1 ? "does not hold" : "do not hold";
            case NOT_DECIDED -> count == 1 ? "is not decided" : "are not decided";
        };
        return count + " " + words;
    }

    private static Html table(TaskReproduction task) {
        Table table = new Table(
                "Differences are positive where the claim is right; below them their intervals",
                List.of("claim", "verdict", "set", "difference", "measure"));
        for (ClaimResult claim : task.claims()) {
            table.cells(
                    Html.join(
                            Html.text(claim.claim() + " (" + claim.source() + ")"),
                            Html.element("small").of(claim.reading())),
                    List.of(
                            badge(claim.verdict()),
                            Html.text(SimilarityMaps.set(claim.set())),
                            claim.difference().map(ClaimSummary::difference).orElse(Html.text(NumberText.NONE)),
                            Html.text(claim.measure())));
        }
        return table.isEmpty() ? Html.NOTHING : table.ofClaims();
    }

    private static Html difference(Interval difference) {
        return Html.join(
                Html.text(NumberText.signed(difference.estimate())),
                Html.element("small").of(NumberText.signedRange(difference)));
    }

    private static Html badge(Verdict verdict) {
        return switch (verdict) {
            case HOLDS -> Html.element("span", "above").of("✓ " + verdict.words());
            case DOES_NOT_HOLD -> Html.element("span", "below").of("✗ " + verdict.words());
            case NOT_DECIDED -> Html.element("span", "open").of("◇ " + verdict.words());
        };
    }
}
