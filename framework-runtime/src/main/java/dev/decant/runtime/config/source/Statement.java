package dev.decant.runtime.config.source;

import java.util.List;

/**
 * A key or an include as it is written.
 *
 * @param path of the key from the top of its text, or of the section that includes
 * @param line from 1
 * @param include whether it is an include
 */
record Statement(List<String> path, int line, boolean include) {
    Statement {
        path = List.copyOf(path);
    }
}
