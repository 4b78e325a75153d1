package dev.decant.cli;

import java.util.List;

/** The command line as it was given, without the program's name. */
record GivenArguments(List<String> words) {
    GivenArguments {
        words = List.copyOf(words);
    }

    /** As one would type it. */
    String line() {
        return "decant " + String.join(" ", words);
    }
}
