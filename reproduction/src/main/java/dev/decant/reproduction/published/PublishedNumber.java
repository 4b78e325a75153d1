package dev.decant.reproduction.published;

/**
 * One number of a table of the paper, to be shown beside the reader's own.
 *
 * @param table such as {@code Table 2}
 * @param method its name in the experiment's configuration: {@code teacher}, or a strategy's
 * @param set {@code test}, or the name of the external set
 * @param setName what the paper calls the set
 * @param measure {@code f1}, {@code score} for the field's own score, or {@code r2_teacher} for the similarity of
 *     probabilities to the teacher
 * @param measureName what the paper calls the measure
 * @param value as printed
 */
public record PublishedNumber(
        String table, String method, String set, String setName, String measure, String measureName, double value) {}
