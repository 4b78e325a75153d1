package dev.decant.study.field;

import dev.decant.api.data.Generator;
import dev.decant.runtime.config.ExperimentLoader;
import dev.decant.runtime.config.Selected;
import dev.decant.study.request.InvalidRequest;
import dev.decant.study.request.OutputFolder;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Path;

/** Writes synthetic recordings in a field's own file format; the same request writes the same bytes. */
public final class Generating {
    private final ExperimentLoader configurations;

    @Inject
    Generating(ExperimentLoader configurations) {
        this.configurations = configurations;
    }

    /**
     * Writes the recordings, and returns their folder.
     *
     * @throws InvalidRequest if no record is asked for, or there are files in the output folder
     * @throws dev.decant.runtime.config.ConfigurationException if the generator is unknown or an option is wrong
     */
    public Path generate(GenerationRequest request) throws IOException {
        if (request.records() < 1) {
            throw InvalidRequest.of("records", ": got " + request.records() + "; expected at least 1");
        }
        Selected<Generator<Record>> chosen = configurations.generator(request.generator(), request.options());
        OutputFolder.write(
                request.out(),
                folder -> chosen.extension().generate(folder, request.records(), request.seed(), chosen.config()));
        return request.out();
    }
}
