/** The beginnings of a plugin: a project that builds, passes its contract tests and runs. */
@NullMarked
package dev.decant.study.scaffold;

import org.jspecify.annotations.NullMarked;
