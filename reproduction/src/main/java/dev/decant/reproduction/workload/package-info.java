/** The paper's networks as workloads, by which the speed of a machine or of a change is told. */
@NullMarked
package dev.decant.reproduction.workload;

import org.jspecify.annotations.NullMarked;
