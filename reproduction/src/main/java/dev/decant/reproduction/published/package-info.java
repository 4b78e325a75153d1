/**
 * What the paper printed and how it is repeated, as data: {@code tasks.csv} names the tasks, and each has its numbers in
 * {@code TASK.csv} and its experiments in {@code TASK-quick.conf} and {@code TASK-paper.conf}.
 */
@NullMarked
package dev.decant.reproduction.published;

import org.jspecify.annotations.NullMarked;
