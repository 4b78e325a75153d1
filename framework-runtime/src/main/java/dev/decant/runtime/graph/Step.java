package dev.decant.runtime.graph;

/**
 * Where training stands when it makes a step.
 *
 * @param number the number of the update in the run, from 0: it seeds random operations
 * @param ofOptimizer the number of the update in the phase, from 1
 * @param learningRate of this update
 */
record Step(int number, int ofOptimizer, double learningRate) {}
