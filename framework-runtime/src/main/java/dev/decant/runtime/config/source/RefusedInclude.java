package dev.decant.runtime.config.source;

/**
 * An include of an address, which is never opened.
 *
 * @param source the including file, resource or override
 * @param line of the include, from 1
 * @param address as the include names it
 */
public record RefusedInclude(String source, int line, String address) {}
