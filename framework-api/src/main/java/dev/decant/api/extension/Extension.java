package dev.decant.api.extension;

import org.apiguardian.api.API;

/**
 * Something that a configuration selects by {@code type}. Extensions are stateless factories: what belongs to one run
 * or one graph is passed as an argument.
 *
 * @param <C> the record that the extension's configuration section is bound to; its defaults stand in the plugin's
 *     {@code reference.conf} under {@code defaults.<kind>.<type>}
 * @since 0.1
 */
@API(status = API.Status.STABLE, since = "0.1")
public interface Extension<C extends Record> {
    /** The record to bind; its components carry {@link dev.decant.api.config.Meaning}. */
    Class<C> configType();

    /** One sentence for listings: what this is, with its source (a paper, a data set). */
    String summary();
}
