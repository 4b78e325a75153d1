package dev.decant.study.analysis;

import dev.decant.study.analysis.RepresentationSimilarity.Kernel;
import java.util.ArrayList;
import java.util.List;

/** Collects HSIC between the blocks of two networks, chunk by chunk. */
final class SimilarityChunks {
    private final Kernel kernel;
    private final Side rows;
    private final Side columns;
    private final List<double[][]> cross = new ArrayList<>();
    private final List<double[]> ofRows = new ArrayList<>();
    private final List<double[]> ofColumns = new ArrayList<>();

    /**
     * Some of the blocks that were looked at.
     *
     * @param whose {@code student} or {@code teacher}
     * @param first the number of the first block
     */
    record Side(String whose, int first, List<String> blocks) {}

    SimilarityChunks(Kernel kernel, Side rows, Side columns) {
        this.kernel = kernel;
        this.rows = rows;
        this.columns = columns;
    }

    Kernel kernel() {
        return kernel;
    }

    /** @param kernels [block][draw]; HSIC is the mean over draws */
    void add(List<List<CentredKernel>> kernels) {
        List<List<CentredKernel>> row = of(rows, kernels);
        List<List<CentredKernel>> column = of(columns, kernels);
        double[][] between = new double[row.size()][column.size()];
        for (int i = 0; i < row.size(); i++) {
            for (int j = 0; j < column.size(); j++) {
                between[i][j] = hsic(row.get(i), column.get(j));
            }
        }
        cross.add(between);
        ofRows.add(row.stream().mapToDouble(block -> hsic(block, block)).toArray());
        ofColumns.add(column.stream().mapToDouble(block -> hsic(block, block)).toArray());
    }

    private static List<List<CentredKernel>> of(Side side, List<List<CentredKernel>> kernels) {
        return kernels.subList(side.first(), side.first() + side.blocks().size());
    }

    private static double hsic(List<CentredKernel> one, List<CentredKernel> other) {
        double sum = 0;
        for (int draw = 0; draw < one.size(); draw++) {
            sum += one.get(draw).hsic(other.get(draw));
        }
        return sum / one.size();
    }

    RepresentationSimilarity collected() {
        return new RepresentationSimilarity(
                kernel,
                rows.whose(),
                columns.whose(),
                rows.blocks(),
                columns.blocks(),
                cross.toArray(double[][][]::new),
                ofRows.toArray(double[][]::new),
                ofColumns.toArray(double[][]::new));
    }
}
