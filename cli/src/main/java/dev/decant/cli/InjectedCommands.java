package dev.decant.cli;

import com.google.inject.Injector;
import com.google.inject.Key;
import dev.decant.runtime.training.StopRequest;
import dev.decant.runtime.training.TrainingListener;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import java.lang.reflect.Constructor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/**
 * Makes commands for picocli. Where they print and whom they tell of progress is known beforehand; the services of which
 * a command takes a {@link Provider} come from the one injector of the process, which is made when the first is asked
 * for: help and wrong usage need neither Guice nor plugins.
 */
final class InjectedCommands implements CommandLine.IFactory {
    private final Map<Class<?>, Object> known;
    private final Console console;
    private final ClassLoader plugins;
    private final StopRequest stop;
    private Optional<Injector> injector = Optional.empty();

    /**
     * @param plugins sees the plugins to use
     * @param stop is heard by every training
     */
    InjectedCommands(Console console, List<String> arguments, ClassLoader plugins, StopRequest stop) {
        this.known = Map.of(
                Console.class,
                console,
                GivenArguments.class,
                new GivenArguments(arguments),
                TrainingListener.class,
                new ConsoleProgress(console));
        this.console = console;
        this.plugins = plugins;
        this.stop = stop;
    }

    @Override
    public <K> K create(Class<K> type) throws Exception {
        if (!type.isAnnotationPresent(Command.class)) {
            return CommandLine.defaultFactory().create(type);
        }
        Constructor<?> constructor = Arrays.stream(type.getDeclaredConstructors())
                .filter(candidate -> candidate.isAnnotationPresent(Inject.class))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(type + " has no constructor marked with @Inject"));
        return type.cast(constructor.newInstance(Arrays.stream(constructor.getGenericParameterTypes())
                .map(this::argument)
                .toArray()));
    }

    private Object argument(Type type) {
        if (type instanceof ParameterizedType provider && provider.getRawType() == Provider.class) {
            return (Provider<?>) () -> injector().getInstance(Key.get(provider.getActualTypeArguments()[0]));
        }
        return Optional.<Object>ofNullable(known.get(type))
                .orElseThrow(() -> new IllegalStateException("a command takes a " + type + ", not its Provider"));
    }

    private Injector injector() {
        if (injector.isEmpty()) {
            injector = Optional.of(CliModule.injector(console, plugins, stop));
        }
        return injector.get();
    }
}
