/**
 * Contract tests that a plugin author extends, one for each kind of extension, and what they stand on: the options that
 * an extension ships with, a graph whose variables a test can set and read, toy networks that are linear in their
 * parameters' product, and a check of gradients against finite differences.
 */
@NullMarked
package dev.decant.testkit;

import org.jspecify.annotations.NullMarked;
