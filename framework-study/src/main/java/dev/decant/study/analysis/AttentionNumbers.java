package dev.decant.study.analysis;

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
        double[] diagonals = aroundDiagonals(map, causal);
        double[] overall = aroundMean(map, causal);
        double total = product(overall, overall);
        return total == 0 ? Double.NaN : 1 - product(diagonals, diagonals) / total;
    }

    /** Each cell less the mean of all, diagonal by diagonal. */
    static double[] aroundMean(double[][] map, boolean causal) {
        double[] cells = cells(map, causal);
        center(cells, 0, cells.length);
        return cells;
    }

    /** Each cell less its diagonal's mean, diagonal by diagonal. */
    static double[] aroundDiagonals(double[][] map, boolean causal) {
        double[] cells = cells(map, causal);
        int next = 0;
        for (int offset = causal ? 0 : 1 - map.length; offset < map.length; offset++) {
            int length = map.length - Math.abs(offset);
            center(cells, next, next + length);
            next += length;
        }
        return cells;
    }

    /** The sum of the products of like cells. */
    static double product(double[] one, double[] other) {
        double sum = 0;
        for (int i = 0; i < one.length; i++) {
            sum += one[i] * other[i];
        }
        return sum;
    }

    private static double[] cells(double[][] map, boolean causal) {
        int steps = map.length;
        double[] cells = new double[causal ? steps * (steps + 1) / 2 : steps * steps];
        int next = 0;
        for (int offset = causal ? 0 : 1 - steps; offset < steps; offset++) { // query − key
            for (int query = Math.max(0, offset); query < Math.min(steps, steps + offset); query++) {
                cells[next++] = map[query][query - offset];
            }
        }
        return cells;
    }

    /** Around the first cell, so that equal cells become zero exactly. */
    private static void center(double[] cells, int from, int to) {
        double origin = cells[from];
        double sum = 0;
        for (int i = from; i < to; i++) {
            sum += cells[i] - origin;
        }
        double mean = sum / (to - from);
        for (int i = from; i < to; i++) {
            cells[i] = cells[i] - origin - mean;
        }
    }
}
