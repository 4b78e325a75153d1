package dev.decant.plugin.ecg.generator;

import dev.decant.io.file.Resource;
import dev.decant.io.generate.Chance;
import dev.decant.plugin.ecg.diagnosis.ScoredDiagnosis;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Draws what the heart of each record has. */
final class Casting {
    private static final String COUNTS = "frequencies.csv";
    private static final double TRAINING_RECORDS = 88_253;

    /** The probability of a finding, where it is possible, if all are to be equally frequent. */
    private static final double BALANCED_SHARE = .16;

    private final EcgGeneratorConfig config;
    private final Map<ScoredDiagnosis, Double> shares;

    Casting(EcgGeneratorConfig config) {
        this.config = config;
        this.shares = config.frequencies() == Frequencies.NATURAL ? natural() : Map.of();
    }

    /**
     * The case of a record: one class, in turn, or a rhythm with any number of findings.
     *
     * @param index of the record, from 0
     */
    Case draw(int index, Chance chance) {
        List<ScoredDiagnosis> classes = config.classes();
        if (!config.several()) {
            ScoredDiagnosis only = classes.get(index % classes.size());
            return Repertoire.RHYTHMS.contains(only)
                    ? new Case(only, Set.of(), Set.of(only))
                    : new Case(ScoredDiagnosis.SINUS_RHYTHM, Set.of(only), Set.of(only));
        }
        ScoredDiagnosis rhythm =
                rhythm(classes.stream().filter(Repertoire.RHYTHMS::contains).toList(), chance);
        List<ScoredDiagnosis> candidates = new ArrayList<>(classes.stream()
                .filter(diagnosis -> !Repertoire.RHYTHMS.contains(diagnosis))
                .toList());
        shuffle(candidates, chance);
        Set<ScoredDiagnosis> findings = EnumSet.noneOf(ScoredDiagnosis.class);
        for (ScoredDiagnosis candidate : candidates) {
            boolean drawn = chance.happens(shares.getOrDefault(candidate, BALANCED_SHARE));
            if (drawn && Repertoire.allows(rhythm, findings, candidate)) {
                findings.add(candidate);
            }
        }
        Set<ScoredDiagnosis> labels = EnumSet.of(rhythm);
        labels.addAll(findings);
        return new Case(rhythm, findings, labels);
    }

    private ScoredDiagnosis rhythm(List<ScoredDiagnosis> rhythms, Chance chance) {
        double total = rhythms.stream().mapToDouble(this::weight).sum();
        double left = chance.between(0, total);
        for (ScoredDiagnosis rhythm : rhythms) {
            left -= weight(rhythm);
            if (left < 0) {
                return rhythm;
            }
        }
        return rhythms.get(rhythms.size() - 1);
    }

    private double weight(ScoredDiagnosis rhythm) {
        return shares.getOrDefault(rhythm, 1.0);
    }

    /** So that of findings that exclude each other none comes first always. */
    private static void shuffle(List<ScoredDiagnosis> candidates, Chance chance) {
        for (int i = candidates.size() - 1; i > 0; i--) {
            Collections.swap(candidates, i, chance.between(0, i));
        }
    }

    private static Map<ScoredDiagnosis, Double> natural() {
        Map<ScoredDiagnosis, Double> shares = new EnumMap<>(ScoredDiagnosis.class);
        new Resource(Casting.class, COUNTS)
                .lines().stream()
                        .filter(line -> !line.startsWith("#"))
                        .map(line -> line.split(","))
                        .forEach(fields -> shares.put(
                                ScoredDiagnosis.ofLabel(fields[0]).orElseThrow(),
                                Integer.parseInt(fields[1]) / TRAINING_RECORDS));
        return shares;
    }
}
