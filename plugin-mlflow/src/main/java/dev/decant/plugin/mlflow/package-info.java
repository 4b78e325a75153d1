/** Tells an MLflow tracking server of runs, by version 2.0 of its REST interface. */
@NullMarked
package dev.decant.plugin.mlflow;

import org.jspecify.annotations.NullMarked;
