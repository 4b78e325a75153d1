package dev.decant.runtime.run;

import dev.decant.testkit.HostileInputTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The file that says a run is finished, beside sound predictions. */
class ResultHostileTest extends HostileInputTest {
    private static final String RESULT = """
            {"id":"plain-s1-0","label":"plain","seed":1,"task":{"type":"multi-class","classes":["a","b"]},
             "thresholds":[0.5,0.5],"best-epoch":2,"epochs":3,"plan":["0f"],
             "cost":{"train-seconds":1.5,"samples-per-second":10,"wait-share":0,"peak-memory-mib":5,"parameters":7,
             "strategy-parameters":0}}
            """;
    private static final String PREDICTIONS =
            "record,group,truth:a,truth:b,probability:a,probability:b\nr1,p1,1,0,0.75,0.25\n";

    @Override
    protected List<byte[]> sound() {
        return List.of(RESULT.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    protected List<String> words() {
        return List.of("\"multi-label\"", "\"per-step-binary\"", "[]", "{}", "null", "\"classes\"", "\"a\"");
    }

    @Override
    protected void read(byte[] file) throws IOException {
        Path result = onDisk("result.json", file);
        RunFolder folder = new RunFolder(result.resolveSibling(""));
        if (!Files.exists(folder.predictions("test"))) {
            Files.createDirectories(folder.predictions("test").resolveSibling(""));
            Files.writeString(folder.predictions("test"), PREDICTIONS);
            Files.writeString(folder.provenance(), "{\"data\":{\"test\":\"1\"}}");
        }
        RunStore.read(folder.path());
    }
}
