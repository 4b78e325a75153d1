/** What is predicted: one class, several labels, or one binary label for each step. */
@NullMarked
package dev.decant.api.task;

import org.jspecify.annotations.NullMarked;
