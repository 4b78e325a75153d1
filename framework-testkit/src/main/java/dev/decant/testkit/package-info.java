/**
 * Contract tests that a plugin author extends, and what they stand on: a graph whose variables a test can set and read,
 * two toy networks that are linear in their parameters' product, and a check of gradients against finite differences.
 */
@NullMarked
package dev.decant.testkit;

import org.jspecify.annotations.NullMarked;
