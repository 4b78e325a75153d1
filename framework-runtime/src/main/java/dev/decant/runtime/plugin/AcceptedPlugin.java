package dev.decant.runtime.plugin;

import com.google.inject.Module;

/** A plugin that fits to the others, with its module and what that contributes. */
record AcceptedPlugin(LoadedPlugin plugin, Module module, Contribution contribution) {}
