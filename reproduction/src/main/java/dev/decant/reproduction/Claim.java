package dev.decant.reproduction;

/**
 * A claim that one method has more of something than another.
 *
 * @param id short and stable
 * @param sentence with the names of the methods
 * @param source where the paper says so
 * @param more the method that has more
 * @param less the method that has less
 * @param relation what the interval must show
 */
record Claim(String id, String sentence, String source, String more, String less, Relation relation) {
    /** How much more. */
    enum Relation {
        ABOVE,
        AT_LEAST
    }

    static Claim above(String id, String sentence, String source, String more, String less) {
        return new Claim(id, sentence, source, more, less, Relation.ABOVE);
    }

    static Claim atLeast(String id, String sentence, String source, String more, String less) {
        return new Claim(id, sentence, source, more, less, Relation.AT_LEAST);
    }
}
