package dev.decant.runtime.config;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigObject;
import dev.decant.runtime.config.source.RefusedInclude;
import dev.decant.runtime.config.source.SourceReader;
import dev.decant.runtime.config.source.SourceText;
import dev.decant.runtime.config.source.WrittenOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;

/**
 * A HOCON file with its includes, overrides and substitutions: everything before keys get a meaning.
 *
 * @param baseName the file's name without its extension
 * @param written the file with its overrides, substitutions unresolved
 * @param resolved the configuration with every substitution replaced
 * @param order the order in which its keys are written
 */
record ConfigurationFile(String baseName, Config written, ConfigObject resolved, WrittenOrder order) {
    /**
     * Reads and resolves; overrides win over the file, the last one over the others.
     *
     * @param problems receives what is wrong but lets the rest be read
     * @throws ConfigurationException if the file cannot be read or parsed
     */
    static ConfigurationFile read(Path file, List<Setting> overrides, Problems problems) {
        return read(file, List.of(), overrides, problems);
    }

    /**
     * The same, as if some sections of the file were not there; those of the overrides are.
     *
     * @throws ConfigurationException if the file cannot be read or parsed
     */
    static ConfigurationFile read(Path file, List<String> without, List<Setting> overrides, Problems problems) {
        if (!Files.isRegularFile(file)) {
            String what = Files.isDirectory(file) ? "is a folder; expected a configuration file" : "no such file";
            throw problems.failure(new Problem(file.toString(), "", what));
        }
        return read(file, reader -> reader.file(file), without, overrides, problems);
    }

    /**
     * The same of a class-path resource, as a plugin brings it along.
     *
     * @throws ConfigurationException if there is none or it cannot be parsed
     */
    static ConfigurationFile readResource(String resource, List<Setting> overrides, Problems problems) {
        return read(Path.of(resource), reader -> reader.resource(resource), List.of(), overrides, problems);
    }

    /** The same of a text. */
    static ConfigurationFile ofText(String description, String text, List<Setting> overrides, Problems problems) {
        return read(Path.of(description), reader -> reader.given(description, text), List.of(), overrides, problems);
    }

    private static ConfigurationFile read(
            Path name,
            Function<SourceReader, SourceText> read,
            List<String> without,
            List<Setting> overrides,
            Problems problems) {
        try {
            SourceText text = read.apply(new SourceReader(refused -> problems.report(problem(refused))));
            problems.throwIfAny(); // what an include would have brought would be missing as well
            Config own = text.config();
            for (String section : without) {
                own = own.withoutPath(section);
            }
            Config written = layered(own, overrides, problems);
            ConfigObject resolved = new Substitutions(problems).resolve(written);
            return new ConfigurationFile(baseName(name), written, resolved, text.order());
        } catch (ConfigException e) {
            throw problems.failure(Problem.of(e, name.toString()));
        }
    }

    /** Overrides alone, such as the options of a generator. */
    static ConfigObject of(List<Setting> overrides, Problems problems) {
        return new Substitutions(problems).resolve(layered(ConfigFactory.empty(), overrides, problems));
    }

    /** The same file with more overrides, which win over the earlier ones. */
    ConfigurationFile varied(List<Setting> more, Problems problems) {
        Config varied = layered(written, more, problems);
        return new ConfigurationFile(baseName, varied, new Substitutions(problems).resolve(varied), order);
    }

    private static Config layered(Config written, List<Setting> overrides, Problems problems) {
        Config layered = written;
        for (Setting override : overrides) {
            try {
                layered = override.config().withFallback(layered);
            } catch (ConfigException.Generic e) {
                problems.report(new Problem(override.origin(), "", String.valueOf(e.getMessage())));
            } catch (ConfigException e) {
                problems.report(new Problem(
                        override.origin(), "", "\"" + override.key() + "\" is not a key such as train.batch-size"));
            }
        }
        return layered;
    }

    private static Problem problem(RefusedInclude include) {
        return new Problem(include.source() + ":" + include.line(), "", include.sentence());
    }

    private static String baseName(Path file) {
        String name = String.valueOf(file.getFileName());
        int dot = name.lastIndexOf('.');
        return dot > 0 ? name.substring(0, dot) : name;
    }
}
