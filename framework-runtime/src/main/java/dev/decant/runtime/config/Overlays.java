package dev.decant.runtime.config;

import com.typesafe.config.ConfigList;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigValue;
import dev.decant.api.plugin.ExtensionKind;

/** How a teacher or contender varies what is common to all. */
final class Overlays {
    private static final String AUGMENT = "augment";

    private final SectionCompletion completion;

    Overlays(SectionCompletion completion) {
        this.completion = completion;
    }

    /** The teacher's or contender's section with its own training laid over the common one, key by key. */
    ConfigObject training(ConfigObject section, ConfigObject root) {
        ConfigValue common = root.get(TopLevel.TRAIN);
        ConfigValue own = section.get(TopLevel.TRAIN);
        if (own == null) {
            return common == null ? section : section.withValue(TopLevel.TRAIN, common);
        }
        if (!(own instanceof ConfigObject overrides) || common == null) {
            return section;
        }
        // A common training that is no section is told once, where it stands.
        return section.withValue(TopLevel.TRAIN, common instanceof ConfigObject base ? train(overrides, base) : common);
    }

    /** Augmentations are replaced as a whole, unless a single section without type varies a single one. */
    private ConfigObject train(ConfigObject overrides, ConfigObject base) {
        ConfigObject overlay = overrides;
        if (overrides.get(AUGMENT) instanceof ConfigObject augment
                && augment.get(SectionCompletion.TYPE) == null
                && base.get(AUGMENT) instanceof ConfigList list
                && list.size() == 1
                && list.get(0) instanceof ConfigObject single) {
            overlay = overrides.withValue(AUGMENT, SectionCompletion.over(augment, single));
        }
        return completion.section(TrainConfig.class, SectionCompletion.over(overlay, WarmUp.replaced(overlay, base)));
    }

    /** The contender's section; its own splitter, where it names no type, varies the common one key by key. */
    ConfigObject splitter(ConfigObject contender, ConfigObject root) {
        return SectionCompletion.change(
                contender,
                TopLevel.SPLITTER,
                own -> own.get(SectionCompletion.TYPE) == null
                                && root.get(TopLevel.SPLITTER) instanceof ConfigObject base
                        ? SectionCompletion.over(own, base)
                        : completion.selection(ExtensionKind.SPLITTER, own));
    }
}
