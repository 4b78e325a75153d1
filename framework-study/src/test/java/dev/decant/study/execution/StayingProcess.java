package dev.decant.study.execution;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A process that does what the lines on its standard input say, one after the other, for {@link LocalProcessesTest}. */
final class StayingProcess {
    private StayingProcess() {}

    public static void main(String[] arguments) throws IOException {
        if (!List.of(arguments).contains(LocalProcess.STAY)) {
            System.exit(9);
        }
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        String line = in.readLine();
        while (line != null) {
            System.out.println("pid " + ProcessHandle.current().pid());
            switch (line) {
                case "work" -> System.err.println("worked");
                case "work without the end of a line" -> System.err.print("worked on");
                case "work without a word" -> {}
                default -> System.exit(3);
            }
            if (!line.equals("work without a word")) {
                System.err.println(LocalProcess.READY);
            }
            System.out.println(LocalProcess.READY);
            line = in.readLine();
        }
    }
}
