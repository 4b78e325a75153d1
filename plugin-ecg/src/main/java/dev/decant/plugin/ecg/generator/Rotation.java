package dev.decant.plugin.ecg.generator;

/** How a heart lies in the chest: a rotation of Frank's axes. */
record Rotation(double[][] matrix) {
    /** By three angles in degrees: in the frontal (X, Y), the transverse (X, Z) and the sagittal (Y, Z) plane. */
    static Rotation of(double frontal, double transverse, double sagittal) {
        return new Rotation(product(plane(0, 1, frontal), product(plane(0, 2, transverse), plane(1, 2, sagittal))));
    }

    /** Where an axis of the heart comes to point: 0 for X, 1 for Y, 2 for Z. */
    Direction axis(int axis) {
        return new Direction(matrix[0][axis], matrix[1][axis], matrix[2][axis]);
    }

    private static double[][] plane(int a, int b, double degrees) {
        double[][] matrix = {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}};
        double angle = StrictMath.toRadians(degrees);
        matrix[a][a] = StrictMath.cos(angle);
        matrix[b][b] = StrictMath.cos(angle);
        matrix[a][b] = -StrictMath.sin(angle);
        matrix[b][a] = StrictMath.sin(angle);
        return matrix;
    }

    private static double[][] product(double[][] left, double[][] right) {
        double[][] product = new double[3][3];
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < 3; j++) {
                for (int k = 0; k < 3; k++) {
                    product[i][j] += left[i][k] * right[k][j];
                }
            }
        }
        return product;
    }
}
