package dev.decant.api.plugin;

/** The configuration of an extension without options. */
public record NoOptions() {}
