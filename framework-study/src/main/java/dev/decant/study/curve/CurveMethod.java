package dev.decant.study.curve;

import dev.decant.study.comparison.Role;

/**
 * One line of a curve.
 *
 * @param name as the comparisons have it
 * @param role what it is to them
 */
public record CurveMethod(String name, Role role) {}
