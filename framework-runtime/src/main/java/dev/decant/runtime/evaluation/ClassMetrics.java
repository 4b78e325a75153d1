package dev.decant.runtime.evaluation;

/**
 * The metrics of one class against the rest.
 *
 * @param name the class
 * @param f1 2 TP / (2 TP + FP + FN) in [0, 1], NaN if 0/0
 * @param auroc in [0, 1], NaN without positives or without negatives
 * @param auprc in (0, 1], NaN without positives
 * @param support the records of the class
 * @param decided the records that were called this class
 */
public record ClassMetrics(String name, double f1, double auroc, double auprc, int support, int decided) {}
