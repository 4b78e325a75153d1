package dev.decant.runtime.config.source;

import java.io.File;
import java.nio.file.Path;

/** Where a text stands, and what a name in it refers to. */
sealed interface Place {
    /** What messages call it. */
    String description();

    /** Whether another place is this one, however its path is spelt. */
    default boolean isSameAs(Place other) {
        return equals(other);
    }

    /** What an include without {@code file} or {@code classpath} means by a name. */
    Place beside(String name);

    /** A file. */
    record InFile(File file) implements Place {
        @Override
        public String description() {
            return file.getPath();
        }

        @Override
        public boolean isSameAs(Place other) {
            return other instanceof InFile in && normal(file).equals(normal(in.file()));
        }

        private static Path normal(File file) {
            return file.toPath().toAbsolutePath().normalize();
        }

        /** The file of that name in the same folder, or else a resource. */
        @Override
        public Place beside(String name) {
            File named = new File(name);
            File beside = named.isAbsolute() ? named : new File(file.getParentFile(), name);
            return beside.exists() ? new InFile(beside) : new InResource(name.replaceFirst("^/", ""));
        }
    }

    /** A resource of the class path. */
    record InResource(String name) implements Place {
        @Override
        public String description() {
            return name;
        }

        /** The resource of that name in the same package. */
        @Override
        public Place beside(String other) {
            if (other.startsWith("/")) {
                return new InResource(other.substring(1));
            }
            return new InResource(name.substring(0, name.lastIndexOf('/') + 1) + other);
        }
    }

    /** Text of the command line. */
    record Given(String description) implements Place {
        @Override
        public Place beside(String name) {
            return new InResource(name.replaceFirst("^/", ""));
        }
    }
}
