package dev.decant.plugin.ehr.generator;

import dev.decant.io.generate.Chance;
import dev.decant.plugin.ehr.column.Column;
import dev.decant.plugin.ehr.column.HourlyTable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * One synthetic patient. Levels are drawn once, deviations follow a first-order autoregression, both partly by factors that
 * several columns share; panels are measured now and then, and more often as sepsis comes.
 */
final class SyntheticStay {
    /** What the table gives is the mean over hours in which the signs are still growing. */
    private static final double GROWN = 1.25;

    /** In the first hour most is not yet there. */
    private static final double FIRST_HOUR = .3;

    private final List<ColumnModel> models;
    private final IcuGeneratorConfig config;
    private final Chance chance;
    private final Map<String, Double> factors = new HashMap<>();

    private SyntheticStay(List<ColumnModel> models, IcuGeneratorConfig config, Chance chance) {
        this.models = models;
        this.config = config;
        this.chance = chance;
    }

    /** The patient with that index under that seed; nothing else enters. */
    static HourlyTable of(List<ColumnModel> models, long seed, int index, IcuGeneratorConfig config) {
        return new SyntheticStay(models, config, Chance.of(seed, index)).draw();
    }

    private HourlyTable draw() {
        StayPlan plan = StayPlan.draw(chance, config);
        HourlyTable table = HourlyTable.empty(plan.hours());
        drawKnown(table);
        double severity = chance.factor(.3) * config.strength();
        double[] levels = new double[models.size()];
        double[] deviations = new double[models.size()];
        for (int i = 0; i < levels.length; i++) {
            levels[i] = models.get(i).between() * noise(models.get(i));
        }
        factors.clear();
        for (int i = 0; i < levels.length; i++) {
            deviations[i] = models.get(i).within() * noise(models.get(i));
        }
        for (int row = 0; row < plan.hours(); row++) {
            factors.clear();
            double signs = plan.signs(row);
            table.labels()[row] = row >= plan.firstPositive() ? 1 : 0;
            Map<String, Double> drawn = new HashMap<>();
            for (int i = 0; i < models.size(); i++) {
                ColumnModel model = models.get(i);
                double innovation = Math.sqrt(1 - model.carry() * model.carry()) * model.within();
                deviations[i] = model.carry() * deviations[i] + innovation * noise(model);
                double panel = drawn.computeIfAbsent(model.panel(), name -> chance.between(0, 1.0));
                if (measures(model, row, signs, panel)) {
                    double shift = GROWN * severity * signs * model.shift();
                    table.set(row, model.column(), model.value(levels[i] + deviations[i] + shift));
                }
            }
        }
        return table;
    }

    /** Standard normal, partly the factor's. */
    private double noise(ColumnModel model) {
        if (model.factor().isEmpty()) {
            return chance.normal();
        }
        double shared = factors.computeIfAbsent(model.factor(), name -> chance.normal());
        return model.loading() * shared + Math.sqrt(1 - model.loading() * model.loading()) * chance.normal();
    }

    /** One draw decides for a panel: its rarer columns are measured in some of the hours of the more frequent ones. */
    private boolean measures(ColumnModel model, int row, double signs, double panel) {
        double oftener = config.strength() > 0 ? signs : 0;
        double share = model.measured() + Math.min(1, GROWN * oftener) * (model.septicMeasured() - model.measured());
        return panel < (row == 0 ? FIRST_HOUR * share : share);
    }

    private void drawKnown(HourlyTable table) {
        float age = Math.round(Math.max(18, Math.min(100, 61 + 16.6 * chance.normal())));
        float gender = chance.happens(.54) ? 1 : 0;
        boolean unitKnown = chance.happens(.7);
        float medical = chance.happens(.49) ? 1 : 0;
        float before = (float) (Math.rint(-100 * Math.min(1500, 9 * chance.factor(1.9))) / 100);
        for (int row = 0; row < table.rows(); row++) {
            table.set(row, Column.AGE, age);
            table.set(row, Column.GENDER, gender);
            if (unitKnown) {
                table.set(row, Column.UNIT1, medical);
                table.set(row, Column.UNIT2, 1 - medical);
            }
            table.set(row, Column.HOSPITAL_ADMISSION, before);
            table.set(row, Column.ICU_HOURS, row + 1f);
        }
    }
}
