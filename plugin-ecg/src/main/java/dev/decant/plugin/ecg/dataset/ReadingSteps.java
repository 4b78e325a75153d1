package dev.decant.plugin.ecg.dataset;

import dev.decant.api.data.PreparationStep;
import dev.decant.plugin.ecg.signal.Band;
import dev.decant.plugin.ecg.signal.BandPass;
import dev.decant.plugin.ecg.signal.Resampler;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What {@link ChannelConversion} does, for those who do it without Decant. */
record ReadingSteps(SignalFormat format, Reading reading) {
    List<PreparationStep> all() {
        List<PreparationStep> steps = new ArrayList<>(List.of(gaps(), leads(), resample()));
        reading.bandPass().map(this::bandPass).ifPresent(steps::add);
        reading.longest()
                .map(longest -> new PreparationStep(
                        "middle",
                        "Of a longer recording only the middle: from step (n - steps) / 2, rounded down.",
                        Map.of("steps", reading.mostSteps(format.samplingRate()))))
                .ifPresent(steps::add);
        return steps;
    }

    private static PreparationStep gaps() {
        return new PreparationStep(
                "fill-gaps",
                "In each lead, samples that were not recorded lie on the straight line between their neighbours, at the ends"
                        + " they are the nearest sample; a lead without any sample is 0.");
    }

    private PreparationStep leads() {
        if (reading.leads() == LeadMatching.IN_ORDER) {
            return new PreparationStep("leads", "The leads of the recording in its order, as many as channels.");
        }
        Map<String, Object> derived = new LinkedHashMap<>();
        for (LimbLead lead : LimbLead.values()) {
            derived.put(lead.label(), lead.factors());
        }
        return new PreparationStep(
                "leads-by-name",
                "Each channel is the lead of its name, whatever its case. One that is missing is the sum of leads I and II times the"
                        + " two factors of derived, where it stands there and both are recorded, else 0.",
                Map.of("derived", derived));
    }

    private PreparationStep resample() {
        Map<String, Object> values = new LinkedHashMap<>(Map.of("steps-per-second", format.samplingRate()));
        values.putAll(Resampler.constants());
        return new PreparationStep("resample", Resampler.MEANING, values);
    }

    private PreparationStep bandPass(Band band) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("low", band.low());
        values.put("high", band.high());
        values.put("reach", BandPass.settlingSeconds(band));
        return new PreparationStep("band-pass", BandPass.MEANING, values);
    }
}
