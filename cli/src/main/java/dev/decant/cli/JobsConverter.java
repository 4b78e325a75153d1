package dev.decant.cli;

import dev.decant.study.execution.Jobs;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads the option {@code --jobs} of the commands that train several runs. */
final class JobsConverter implements ITypeConverter<Jobs> {
    static final String DESCRIPTION =
            "Trains N runs side by side, each in a process of its own, to the same bits; auto:"
                    + " as many as cores and memory allow. Default: one after the other.";

    @Override
    public Jobs convert(String value) {
        try {
            return Jobs.parse(value);
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException(String.valueOf(e.getMessage()));
        }
    }
}
