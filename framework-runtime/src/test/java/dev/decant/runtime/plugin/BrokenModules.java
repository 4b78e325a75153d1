package dev.decant.runtime.plugin;

import com.google.inject.Module;
import dev.decant.api.plugin.ApiVersion;
import dev.decant.api.plugin.DecantPlugin;
import dev.decant.api.plugin.ExtensionKind;
import dev.decant.api.plugin.ExtensionName;
import dev.decant.api.plugin.Extensions;
import dev.decant.api.strategy.BlockSplitter;
import dev.decant.api.strategy.Role;
import dev.decant.runtime.fixture.ToyPlugin;
import jakarta.inject.Inject;
import java.util.List;

/** Plugins that present themselves well, and whose modules fail or do not fit. */
public final class BrokenModules {
    private BrokenModules() {}

    /** A plugin with a module of any kind. */
    public abstract static class Named implements DecantPlugin {
        private final String id;
        private final Module module;

        Named(String id, Module module) {
            this.id = id;
            this.module = module;
        }

        @Override
        public String id() {
            return id;
        }

        @Override
        public int apiVersion() {
            return ApiVersion.CURRENT;
        }

        @Override
        public Module module() {
            return module;
        }
    }

    public static final class Failing extends Named {
        public Failing() {
            super("failing", binder -> {
                throw new IllegalStateException("no socket\nand a second line");
            });
        }
    }

    /** A splitter that cannot be constructed. */
    public static class LazyCut implements BlockSplitter<ToyPlugin.CutOptions> {
        @Inject
        public LazyCut() {
            throw new IllegalArgumentException("cannot be built");
        }

        LazyCut(String unused) {}

        @Override
        public Class<ToyPlugin.CutOptions> configType() {
            return ToyPlugin.CutOptions.class;
        }

        @Override
        public String summary() {
            return "";
        }

        @Override
        public List<Integer> sizes(Role role, int blocks, ToyPlugin.CutOptions config) {
            return List.of();
        }
    }

    /** A splitter that wants what nobody gives. */
    public static final class UnboundCut extends LazyCut {
        @Inject
        public UnboundCut(StringBuilder unused) {
            super(unused.toString());
        }
    }

    public static final class Unbound extends Named {
        public Unbound() {
            super("unbound", binder -> Extensions.add(binder, ExtensionKind.SPLITTER, "unbound", UnboundCut.class));
        }
    }

    public static final class Lazy extends Named {
        public Lazy() {
            super("lazy", binder -> Extensions.add(binder, ExtensionKind.SPLITTER, "lazy-cut", LazyCut.class));
        }
    }

    /** Its object is created with the injector. */
    public static final class Eager extends Named {
        public Eager() {
            super("eager", binder -> binder.bind(LazyCut.class).asEagerSingleton());
        }
    }

    /** A splitter that goes for a strategy. */
    public static final class WrongKind extends Named {
        public WrongKind() {
            super(
                    "wrong",
                    binder -> Extensions.binder(binder)
                            .addBinding(new ExtensionName(ExtensionKind.STRATEGY, "wrong-cut"))
                            .to(ToyPlugin.ToyCut.class));
        }
    }

    public static final class Nameless extends Named {
        public Nameless() {
            super("nameless", binder -> Extensions.add(binder, ExtensionKind.SPLITTER, "", ToyPlugin.ToyCut.class));
        }
    }

    public static final class SameId extends Named {
        public SameId() {
            super("toy", binder -> {});
        }
    }

    public static final class SameName extends Named {
        public SameName() {
            super("zoo", binder -> {
                Extensions.add(binder, ExtensionKind.SPLITTER, "zoo-cut", ToyPlugin.ToyCut.class);
                Extensions.add(binder, ExtensionKind.SPLITTER, "toy-cut", ToyPlugin.ToyCut.class);
            });
        }
    }

    /** Nothing is wrong with it. */
    public static final class Sound extends Named {
        public Sound() {
            super("sound", binder -> Extensions.add(binder, ExtensionKind.STRATEGY, "sound", ToyPlugin.ToyMatch.class));
        }
    }

    /** One name, two implementations. */
    public static final class Twice extends Named {
        public Twice() {
            super("twice", binder -> {
                Extensions.add(binder, ExtensionKind.SPLITTER, "twice-cut", ToyPlugin.ToyCut.class);
                Extensions.add(binder, ExtensionKind.SPLITTER, "twice-cut", LazyCut.class);
            });
        }
    }

    public static final class GlobalOne extends Named {
        public GlobalOne() {
            super("one", binder -> binder.bind(String.class).toInstance("one"));
        }
    }

    public static final class GlobalTwo extends Named {
        public GlobalTwo() {
            super("two", binder -> binder.bind(String.class).toInstance("two"));
        }
    }
}
