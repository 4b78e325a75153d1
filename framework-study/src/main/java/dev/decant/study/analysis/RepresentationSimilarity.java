package dev.decant.study.analysis;

import java.util.List;

/**
 * Centred kernel alignment (Kornblith et al. 2019) between every block of one network and every block of another, with
 * the unbiased estimator of HSIC (Song et al. 2012) averaged over minibatches (Nguyen et al. 2021), on raw block outputs.
 *
 * @param kernel of both representations
 * @param rows whose blocks are the rows: {@code student}; {@code teacher} for a teacher's own run
 * @param columns whose blocks are the columns: {@code teacher} or {@code student}
 * @param rowBlocks names, first block first
 * @param columnBlocks names, first block first
 * @param cross [chunk][row][column], HSIC between the two in each chunk
 * @param ofRows [chunk][row], HSIC of each row's block with itself
 * @param ofColumns [chunk][column], HSIC of each column's block with itself
 */
public record RepresentationSimilarity(
        Kernel kernel,
        String rows,
        String columns,
        List<String> rowBlocks,
        List<String> columnBlocks,
        double[][][] cross,
        double[][] ofRows,
        double[][] ofColumns) {
    /** What compares two samples. */
    public enum Kernel {
        LINEAR,
        RBF
    }

    public RepresentationSimilarity {
        rowBlocks = List.copyOf(rowBlocks);
        columnBlocks = List.copyOf(columnBlocks);
    }

    /** CKA of every pair of blocks, [row][column], about 0 to 1; below 0 by chance, NaN where an output does not vary. */
    public double[][] matrix() {
        double[][] matrix = new double[rowBlocks.size()][columnBlocks.size()];
        for (int row = 0; row < matrix.length; row++) {
            for (int column = 0; column < matrix[row].length; column++) {
                matrix[row][column] = value(row, column).ofAll();
            }
        }
        return matrix;
    }

    /** Whether a network is compared with itself. */
    public boolean itself() {
        return rows.equals(columns);
    }

    /** The column whose block ends at the share of the depth at which the row's block ends, or nearest to it. */
    public int sameDepth(int row) {
        return sameDepth(row, rowBlocks.size(), columnBlocks.size());
    }

    /** The same for networks of {@code rows} and {@code columns} blocks; both count from 0. */
    public static int sameDepth(int row, int rows, int columns) {
        return Math.max(0, (int) Math.round((row + 1.0) * columns / rows) - 1);
    }

    /** CKA of one pair of blocks. */
    public ChunkedValue value(int row, int column) {
        return new ChunkedValue() {
            @Override
            public int chunks() {
                return cross.length;
            }

            @Override
            public double value(int[] weights) {
                double between = 0;
                double own = 0;
                double other = 0;
                for (int chunk = 0; chunk < weights.length; chunk++) {
                    between += weights[chunk] * cross[chunk][row][column];
                    own += weights[chunk] * ofRows[chunk][row];
                    other += weights[chunk] * ofColumns[chunk][column];
                }
                return own > 0 && other > 0 ? between / Math.sqrt(own * other) : Double.NaN;
            }
        };
    }
}
