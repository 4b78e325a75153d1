/** What a configuration selects by its type: the root of every interface that a plugin implements. */
@NullMarked
package dev.decant.api.extension;

import org.jspecify.annotations.NullMarked;
