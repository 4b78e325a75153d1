package dev.decant.runtime.plugin;

import com.google.inject.Stage;
import dev.decant.api.plugin.ApiVersion;
import dev.decant.api.plugin.ExtensionKind;
import dev.decant.api.plugin.PluginModule;
import dev.decant.api.strategy.BlockSplitter;
import dev.decant.api.strategy.Role;
import dev.decant.runtime.fixture.ToyPlugin;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** Remembers how often and for what it was configured, and how often its extension was created. */
public final class RecordedPlugin extends PluginModule {
    static final List<Stage> STAGES = new CopyOnWriteArrayList<>();
    static final AtomicInteger CREATED = new AtomicInteger();

    public RecordedPlugin() {
        super("recorded", ApiVersion.CURRENT);
    }

    @Override
    protected void configure() {
        STAGES.add(binder().currentStage());
        extension(ExtensionKind.SPLITTER, "recorded-cut", RecordedCut.class);
    }

    public static final class RecordedCut implements BlockSplitter<ToyPlugin.CutOptions> {
        public RecordedCut() {
            CREATED.incrementAndGet();
        }

        @Override
        public Class<ToyPlugin.CutOptions> configType() {
            return ToyPlugin.CutOptions.class;
        }

        @Override
        public String summary() {
            return "Counts itself.";
        }

        @Override
        public List<Integer> sizes(Role role, int blocks, ToyPlugin.CutOptions config) {
            return List.of(blocks);
        }
    }
}
