package dev.decant.runtime.run;

import dev.decant.api.data.DataSource;
import dev.decant.runtime.config.Selected;
import dev.decant.runtime.config.SplitConfig;

/** The records that a run learns from and is tested with: a source, and how its records are divided. */
public record DataSpec(Selected<DataSource<Record>> source, SplitConfig split) {}
