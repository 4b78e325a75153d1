package dev.decant.runtime.page;

import dev.decant.runtime.reproduction.ClaimResult;
import dev.decant.runtime.reproduction.Reproduction;
import dev.decant.runtime.reproduction.TaskReproduction;
import dev.decant.runtime.reproduction.Verdict;
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
                        + " not hold where the whole of it lies on the other, and is not decided otherwise. Each is judged by"
                        + " itself, without a correction for their number."));
        for (TaskReproduction task : reproduction.tasks()) {
            parts.add(Html.element("h3").of(task.title()));
            parts.add(Html.element("p", "facts").of(ComparisonSections.facts(task.test())));
            if (!task.test().warnings().isEmpty()) {
                parts.add(Html.element("div", "warning")
                        .with("role", "note")
                        .of(
                                Html.element("p", "flag").of("Before you read the numbers"),
                                Html.list(task.test().warnings().stream()
                                        .map(VerdictWords::sentence)
                                        .toList())));
            }
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
                "Differences are positive where the claim is right",
                List.of("claim", "source", "set", "verdict", "measure", "difference", "interval", "in numbers"));
        for (ClaimResult claim : task.claims()) {
            table.cells(
                    Html.text(claim.claim()),
                    List.of(
                            Html.text(claim.source()),
                            Html.text(SimilarityMaps.set(claim.set())),
                            badge(claim.verdict()),
                            Html.text(claim.measure()),
                            Html.text(claim.difference()
                                    .map(difference -> NumberText.signed(difference.estimate()))
                                    .orElse(NumberText.NONE)),
                            Html.text(claim.difference()
                                    .map(NumberText::signedRange)
                                    .orElse(NumberText.NONE)),
                            Html.text(claim.reading())));
        }
        return table.isEmpty() ? Html.NOTHING : table.ofWords();
    }

    private static Html badge(Verdict verdict) {
        return switch (verdict) {
            case HOLDS -> Html.element("span", "above").of("✓ " + verdict.words());
            case DOES_NOT_HOLD -> Html.element("span", "below").of("✗ " + verdict.words());
            case NOT_DECIDED -> Html.element("span", "open").of("◇ " + verdict.words());
        };
    }
}
