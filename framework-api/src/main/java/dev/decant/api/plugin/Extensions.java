package dev.decant.api.plugin;

import com.google.inject.Binder;
import com.google.inject.Key;
import com.google.inject.TypeLiteral;
import com.google.inject.multibindings.MapBinder;
import dev.decant.api.extension.Extension;
import java.util.Map;
import org.apiguardian.api.API;

/**
 * The one map that every plugin adds its extensions to; for modules that are no {@link PluginModule}.
 *
 * @since 0.1
 */
@API(status = API.Status.MAINTAINED, since = "0.1")
public final class Extensions {
    /** Where an injector has the map. */
    public static final Key<Map<ExtensionName, Extension<?>>> KEY = Key.get(new TypeLiteral<>() {});

    private Extensions() {}

    /** Declares the map, which is empty where nobody adds to it. */
    public static MapBinder<ExtensionName, Extension<?>> binder(Binder binder) {
        return MapBinder.newMapBinder(binder, new TypeLiteral<ExtensionName>() {}, new TypeLiteral<Extension<?>>() {});
    }

    /** Adds an extension under the {@code type} that a configuration names. */
    public static <E extends Extension<?>> void add(
            Binder binder, ExtensionKind<E> kind, String type, Class<? extends E> implementation) {
        binder(binder).addBinding(new ExtensionName(kind, type)).to(implementation);
    }
}
