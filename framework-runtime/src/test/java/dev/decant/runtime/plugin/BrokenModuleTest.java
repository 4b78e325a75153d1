package dev.decant.runtime.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BrokenModuleTest extends PluginFoldersTest {
    @Test
    void refusesAModuleThatFails() {
        folders.add("failing", BrokenModules.Failing.class.getName(), "");

        assertRefused("failing", "failing", "its module fails: IllegalStateException: no socket");
    }

    @Test
    void refusesAnExtensionWithADependencyThatNobodyBinds() {
        folders.add("unbound", BrokenModules.Unbound.class.getName(), "");

        assertRefused("unbound", "unbound", "its module fails");
    }

    @Test
    void refusesAnExtensionWhoseConstructorFails() {
        folders.add("lazy", BrokenModules.Lazy.class.getName(), "");

        assertRefused(
                "lazy", "lazy", "the splitter lazy-cut cannot be created: IllegalArgumentException: cannot be built");
    }

    @Test
    void refusesAPluginThatContributesANameTwice() {
        folders.add("twice", BrokenModules.Twice.class.getName(), "");

        assertRefused("twice", "twice", "twice-cut");
    }

    @Test
    void refusesAPluginThatBindsWhatAnotherBinds() {
        folders.add("one", BrokenModules.GlobalOne.class.getName(), "")
                .add("two", BrokenModules.GlobalTwo.class.getName(), "");

        PluginCatalog catalog = assertRefused(
                "two",
                "two",
                "its module collides with another plugin's: java.lang.String is bound by plugin one of "
                        + root.resolve("one"));
        assertThat(catalog.plugins()).extracting(LoadedPlugin::id).containsExactlyInAnyOrder("toy", "one");
    }

    @Test
    void refusesAnExtensionThatIsNotOfItsKind() {
        folders.add("wrong", BrokenModules.WrongKind.class.getName(), "");

        assertRefused("wrong", "wrong", "the strategy wrong-cut cannot be created: ClassCastException");
    }

    @Test
    void refusesAModuleThatFailsOnlyInAnInjector() {
        folders.add("eager", BrokenModules.Eager.class.getName(), "");

        assertRefused("eager", "eager", "its module fails: IllegalArgumentException: cannot be built");
    }

    @Test
    void refusesABlankType() {
        folders.add("nameless", BrokenModules.Nameless.class.getName(), "");

        assertRefused("nameless", "nameless", "its module fails: IllegalArgumentException: the type of a splitter");
    }
}
