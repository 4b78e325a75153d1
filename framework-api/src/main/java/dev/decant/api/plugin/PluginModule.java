package dev.decant.api.plugin;

import com.google.inject.AbstractModule;
import com.google.inject.Module;
import dev.decant.api.extension.Extension;
import org.apiguardian.api.API;

/**
 * A plugin that is its own module: a constructor that presents it, and one line for each extension.
 *
 * <pre>{@code
 * public final class BbmPlugin extends PluginModule {
 *     public BbmPlugin() {
 *         super("bbm", ApiVersion.CURRENT);
 *     }
 *
 *     @Override
 *     protected void configure() {
 *         extension(ExtensionKind.STRATEGY, "bbm", BlockByBlockMatching.class);
 *     }
 * }
 * }</pre>
 *
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public abstract class PluginModule extends AbstractModule implements DecantPlugin {
    private final String id;
    private final int apiVersion;

    /**
     * @param id the plugin's name, unique among the loaded plugins
     * @param apiVersion {@link ApiVersion#CURRENT}: the compiler stores its value in the plugin's class
     */
    protected PluginModule(String id, int apiVersion) {
        this.id = id;
        this.apiVersion = apiVersion;
    }

    /** Adds the extensions. */
    @Override
    protected abstract void configure();

    /**
     * Adds an extension under the {@code type} that a configuration names.
     *
     * @param type unique within the kind
     * @param implementation a public class; its constructor has no arguments, or {@code @Inject} and ones that this
     *     module binds
     */
    protected final <E extends Extension<?>> void extension(
            ExtensionKind<E> kind, String type, Class<? extends E> implementation) {
        Extensions.add(binder(), kind, type, implementation);
    }

    @Override
    public final String id() {
        return id;
    }

    @Override
    public final int apiVersion() {
        return apiVersion;
    }

    @Override
    public final Module module() {
        return this;
    }
}
