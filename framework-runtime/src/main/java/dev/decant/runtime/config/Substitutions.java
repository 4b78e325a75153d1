package dev.decant.runtime.config;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigResolveOptions;
import com.typesafe.config.ConfigResolver;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueFactory;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Replaces substitutions by keys and environment variables. One that is neither is reported and stood in for, so that
 * the rest is still read.
 */
final class Substitutions {
    private static final Pattern WRITTEN = Pattern.compile("\\$\\{\\??([^}]*)}");

    private final Problems problems;

    Substitutions(Problems problems) {
        this.problems = problems;
    }

    /** @throws ConfigurationException if substitutions lead back to themselves, or put together what does not fit */
    ConfigObject resolve(Config layered) {
        StandIns standIns = new StandIns();
        ConfigResolveOptions options = ConfigResolveOptions.defaults().appendResolver(standIns);
        while (true) {
            try {
                return layered.resolve(options).root();
            } catch (ConfigException.UnresolvedSubstitution e) {
                if (e.getCause() != null) { // the trace of a cycle
                    throw problems.failure(Problem.at(e.origin(), "", written(e) + " refers to itself"));
                }
                String path = standIns.standForTheLast();
                problems.report(
                        e.origin(),
                        "",
                        "substitution ${" + path + "} cannot be resolved; expected a key of this file or an"
                                + " environment variable (write ${?" + path + "} where it may be absent)");
            } catch (StackOverflowError e) { // the library calls itself for each value within another
                throw problems.failure(new Problem("configuration", "", "values are nested too deeply"));
            } catch (ConfigException e) {
                if (standIns.any()) {
                    problems.throwIfAny(); // a stand-in does not fit where a section was meant
                }
                throw problems.failure(Problem.of(e, "configuration"));
            }
        }
    }

    /** HOCON names the substitution of a cycle in its message alone. */
    private static String written(ConfigException e) {
        Matcher name = WRITTEN.matcher(String.valueOf(e.getMessage()));
        return name.find() ? "substitution ${" + name.group(1) + "}" : "a substitution";
    }

    /**
     * Values in the place of what cannot be resolved, recognisable by their origin. The resolver is asked for what is
     * nowhere else, and told by a failure right after that it was not optional.
     */
    private static final class StandIns implements ConfigResolver {
        private final Set<String> missing = new HashSet<>();
        private Optional<String> last = Optional.empty();

        @Override
        public @Nullable ConfigValue lookup(String path) {
            last = Optional.of(path);
            return missing.contains(path) ? ConfigValueFactory.fromAnyRef("?", Problems.UNRESOLVED) : null;
        }

        @Override
        public ConfigResolver withFallback(ConfigResolver fallback) {
            return this;
        }

        String standForTheLast() {
            String path = last.filter(missing::add)
                    .orElseThrow(() -> new IllegalStateException("a substitution failed that has a value"));
            last = Optional.empty();
            return path;
        }

        boolean any() {
            return !missing.isEmpty();
        }
    }
}
