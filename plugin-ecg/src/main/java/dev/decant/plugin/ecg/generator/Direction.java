package dev.decant.plugin.ecg.generator;

/** A vector in Frank's coordinates: X to the left, Y to the feet, Z to the back. */
record Direction(double x, double y, double z) {
    /** The vector of length 1 at an angle in the frontal plane (0 to the left, 90 degrees to the feet), leaning to Z. */
    static Direction of(double degrees, double lean) {
        double angle = StrictMath.toRadians(degrees);
        double forward = StrictMath.toRadians(lean);
        return new Direction(
                StrictMath.cos(angle) * StrictMath.cos(forward),
                StrictMath.sin(angle) * StrictMath.cos(forward),
                StrictMath.sin(forward));
    }

    /** The vector and another. */
    Direction plus(Direction other) {
        return new Direction(x + other.x, y + other.y, z + other.z);
    }

    /** The vector turned in the frontal plane, from left to feet. */
    Direction turned(double degrees) {
        double angle = StrictMath.toRadians(degrees);
        double cos = StrictMath.cos(angle);
        double sin = StrictMath.sin(angle);
        return new Direction(cos * x - sin * y, sin * x + cos * y, z);
    }

    /** The length. */
    double length() {
        return Math.sqrt(x * x + y * y + z * z);
    }

    /** The vector times a number. */
    Direction times(double factor) {
        return new Direction(x * factor, y * factor, z * factor);
    }
}
