package dev.decant.cli;

import dev.decant.study.execution.Jobs;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads the option {@code --jobs} of the commands that train several runs. */
final class JobsConverter implements ITypeConverter<Jobs> {
    @Override
    public Jobs convert(String value) {
        try {
            return Jobs.parse(value);
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException(String.valueOf(e.getMessage()));
        }
    }
}
