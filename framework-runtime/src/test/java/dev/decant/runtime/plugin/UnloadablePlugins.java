package dev.decant.runtime.plugin;

import dev.decant.api.plugin.ApiVersion;
import dev.decant.api.plugin.PluginModule;

/** Plugins that do not come to present themselves, or that are too old. */
public final class UnloadablePlugins {
    private UnloadablePlugins() {}

    public static final class Old extends PluginModule {
        public Old() {
            super("old", 99);
        }

        @Override
        protected void configure() {
            throw new NoSuchMethodError("an old plugin's module is not asked");
        }
    }

    public static final class Exploding extends PluginModule {
        public Exploding() {
            super("exploding", ApiVersion.CURRENT);
            throw new IllegalStateException("no fuse");
        }

        @Override
        protected void configure() {}
    }

    public static final class Static extends PluginModule {
        private static final String LICENCE = licence();

        public Static() {
            super(LICENCE, ApiVersion.CURRENT);
        }

        @Override
        protected void configure() {}

        private static String licence() {
            throw new IllegalStateException("no licence");
        }
    }
}
