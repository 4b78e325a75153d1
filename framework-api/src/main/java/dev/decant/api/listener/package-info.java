/** Who hears how runs go, such as a server that keeps experiments: what is told, and in which order. */
@NullMarked
package dev.decant.api.listener;

import org.jspecify.annotations.NullMarked;
