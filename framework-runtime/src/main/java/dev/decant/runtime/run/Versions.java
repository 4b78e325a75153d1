package dev.decant.runtime.run;

import java.util.Optional;
import org.tensorflow.TensorFlow;

/** The versions of the framework and of the native library. */
public final class Versions {
    private Versions() {}

    /** The version in the runtime's manifest; {@code development} where there is no jar. */
    public static String decant() {
        return Optional.ofNullable(Versions.class.getPackage().getImplementationVersion())
                .orElse("development");
    }

    /** The version of the native TensorFlow library. */
    public static String tensorFlow() {
        return TensorFlow.version();
    }
}
