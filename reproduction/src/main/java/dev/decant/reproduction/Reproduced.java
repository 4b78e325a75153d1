package dev.decant.reproduction;

import java.nio.file.Path;
import java.util.Optional;

/**
 * A reproduction that was made.
 *
 * @param folder of the experiments that trained its runs, where it belongs; empty where finished runs were taken
 */
public record Reproduced(Reproduction reproduction, Optional<Path> folder) {}
