/** How a plugin presents itself and registers its extensions under the names that a configuration uses. */
@NullMarked
package dev.decant.api.plugin;

import org.jspecify.annotations.NullMarked;
