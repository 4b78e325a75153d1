package dev.decant.runtime.analysis;

/** Numbers that make the claims about attention maps testable. */
final class AttentionNumbers {
    private AttentionNumbers() {}

    /** The mean of |query − key| over queries, weighted by attention (rows renormalised to 1); NaN if a row is empty. */
    static double distance(double[][] map) {
        double sum = 0;
        for (int query = 0; query < map.length; query++) {
            double row = 0;
            double weighted = 0;
            for (int key = 0; key < map.length; key++) {
                row += map[query][key];
                weighted += map[query][key] * Math.abs(query - key);
            }
            sum += weighted / row;
        }
        return sum / map.length;
    }

    /** The mean entropy of the rows (renormalised to 1), in nats; NaN if a row is empty. */
    static double entropy(double[][] map) {
        double sum = 0;
        for (double[] values : map) {
            double row = 0;
            for (double value : values) {
                row += value;
            }
            for (double value : values) {
                double share = value / row;
                sum -= share == 0 ? 0 : share * Math.log(share);
            }
        }
        return sum / map.length;
    }

    /**
     * 1 − (squares around each diagonal's mean) / (squares around the overall mean); the best Toeplitz matrix has each
     * diagonal's mean on it. NaN for a constant map.
     */
    static double toeplitz(double[][] map, boolean causal) {
        int steps = map.length;
        double origin = map[0][0]; // around which the mean of equal values is exact
        double overall = 0;
        int cells = 0;
        double within = 0;
        double total = 0;
        for (int query = 0; query < steps; query++) {
            for (int key = 0; key <= (causal ? query : steps - 1); key++) {
                overall += map[query][key] - origin;
                cells++;
            }
        }
        overall /= cells;
        for (int offset = causal ? 0 : 1 - steps; offset < steps; offset++) { // query − key
            double diagonal = 0;
            int length = 0;
            for (int query = Math.max(0, offset); query < Math.min(steps, steps + offset); query++) {
                diagonal += map[query][query - offset] - origin;
                length++;
            }
            diagonal /= length;
            for (int query = Math.max(0, offset); query < Math.min(steps, steps + offset); query++) {
                double value = map[query][query - offset] - origin;
                within += (value - diagonal) * (value - diagonal);
                total += (value - overall) * (value - overall);
            }
        }
        return total == 0 ? Double.NaN : 1 - within / total;
    }
}
