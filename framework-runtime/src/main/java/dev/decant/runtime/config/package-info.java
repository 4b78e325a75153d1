/**
 * The typed configuration of an experiment. A file is read with its overrides ({@code ConfigurationFile}), completed as
 * plain HOCON ({@code ExperimentCompletion}), checked across sections ({@code CrossChecks}) and bound once to one record
 * ({@code SectionBinder}, {@code ExperimentSections}); every problem is told at once.
 */
@NullMarked
package dev.decant.runtime.config;

import org.jspecify.annotations.NullMarked;
