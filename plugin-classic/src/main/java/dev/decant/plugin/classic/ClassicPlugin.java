package dev.decant.plugin.classic;

import dev.decant.api.plugin.ApiVersion;
import dev.decant.api.plugin.ExtensionKind;
import dev.decant.api.plugin.PluginModule;
import dev.decant.plugin.classic.feature.AttentionTransfer;
import dev.decant.plugin.classic.feature.FitNets;
import dev.decant.plugin.classic.feature.LocalityGuidance;
import dev.decant.plugin.classic.feature.OneForAll;
import dev.decant.plugin.classic.feature.SpectralMatching;
import dev.decant.plugin.classic.feature.VariationalInformation;
import dev.decant.plugin.classic.logit.CorrelatedTargets;
import dev.decant.plugin.classic.logit.DecoupledTargets;
import dev.decant.plugin.classic.logit.SoftTargets;
import dev.decant.plugin.classic.relation.ContrastiveRepresentation;
import dev.decant.plugin.classic.relation.RedundancySuppression;
import dev.decant.plugin.classic.relation.RelationalDistillation;
import dev.decant.plugin.classic.relation.SimilarityPreserving;

/** Adds the published strategies: of outputs, of features, and of relations between records. */
public final class ClassicPlugin extends PluginModule {
    public ClassicPlugin() {
        super("classic", ApiVersion.CURRENT);
    }

    @Override
    protected void configure() {
        extension(ExtensionKind.STRATEGY, "kd", SoftTargets.class);
        extension(ExtensionKind.STRATEGY, "dkd", DecoupledTargets.class);
        extension(ExtensionKind.STRATEGY, "dist", CorrelatedTargets.class);
        extension(ExtensionKind.STRATEGY, "locality-guidance", LocalityGuidance.class);
        extension(ExtensionKind.STRATEGY, "fitnets", FitNets.class);
        extension(ExtensionKind.STRATEGY, "attention-transfer", AttentionTransfer.class);
        extension(ExtensionKind.STRATEGY, "vid", VariationalInformation.class);
        extension(ExtensionKind.STRATEGY, "spectral", SpectralMatching.class);
        extension(ExtensionKind.STRATEGY, "ofa", OneForAll.class);
        extension(ExtensionKind.STRATEGY, "similarity", SimilarityPreserving.class);
        extension(ExtensionKind.STRATEGY, "rkd", RelationalDistillation.class);
        extension(ExtensionKind.STRATEGY, "crd", ContrastiveRepresentation.class);
        extension(ExtensionKind.STRATEGY, "rsd", RedundancySuppression.class);
    }
}
