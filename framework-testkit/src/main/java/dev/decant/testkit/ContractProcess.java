package dev.decant.testkit;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** A process that does what the line on its standard input says, for {@link ProcessExecutorContractTest}. */
final class ContractProcess {
    private static final int MISUNDERSTOOD = 9;
    private static final int ABANDONED = 130;

    private ContractProcess() {}

    static List<Path> classPath() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(entry -> Path.of(entry).toAbsolutePath())
                .toList();
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        String[] words = String.valueOf(in.readLine()).split(" ");
        switch (words[0]) {
            case "count" -> {
                for (int i = 0; i < Integer.parseInt(words[1]); i++) {
                    System.out.println("line " + i);
                }
                System.err.println("counted to " + words[1]);
                System.exit(Integer.parseInt(words[2]));
            }
            case "where" -> {
                System.out.println(Path.of("").toRealPath());
                System.out.println(System.getenv(words[1]));
            }
            case "meet" -> {
                Files.writeString(Path.of(words[1]), "");
                while (!Files.exists(Path.of(words[2]))) {
                    Thread.sleep(20);
                }
            }
            case "wait" -> {
                System.out.println("pid " + ProcessHandle.current().pid());
                String more = in.readLine();
                System.exit(more == null ? ABANDONED : MISUNDERSTOOD);
            }
            default -> System.exit(MISUNDERSTOOD);
        }
    }
}
