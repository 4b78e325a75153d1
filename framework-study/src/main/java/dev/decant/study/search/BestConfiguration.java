package dev.decant.study.search;

import com.typesafe.config.ConfigUtil;
import dev.decant.io.text.Counted;
import java.util.Locale;

/** The best trial's values as HOCON, to be included below the configuration that was tuned. */
public final class BestConfiguration {
    private BestConfiguration() {}

    /** Comments that say where the values come from, then a line for each. */
    public static String render(Tuned tuned, TrialRecord best) {
        StringBuilder text = new StringBuilder();
        text.append(String.format(
                Locale.ROOT,
                """
                # %s of %s: the best of %s, trial %d. %s %.4f on the validation split after %d of %s,
                # the mean over the seeds %s. Include it below what was tuned:
                #
                """,
                tuned.tune().target(),
                tuned.name(),
                new Counted(tuned.trials().size(), "trial"),
                best.trial().number(),
                tuned.metric(),
                best.last().orElseThrow(),
                tuned.epochs(best),
                new Counted(tuned.full(), "epoch"),
                tuned.tune().seeds()));
        text.append("#   include file(\"")
                .append(tuned.folder().resolve("best.conf"))
                .append("\")\n\n");
        best.trial()
                .values()
                .forEach((path, value) ->
                        text.append(path).append(" = ").append(written(value)).append('\n'));
        if (tuned.compared()) {
            text.append("compare.tuned.")
                    .append(ConfigUtil.joinPath(tuned.tune().target()))
                    .append(" = ")
                    .append(tuned.trials().size())
                    .append('\n');
        }
        return text.toString();
    }

    /** What a configuration reads as more than text stays as it is. */
    private static String written(String value) {
        return value.matches("[-+.\\w]+|\\[.*]|\\{.*}") ? value : ConfigUtil.quoteString(value);
    }
}
