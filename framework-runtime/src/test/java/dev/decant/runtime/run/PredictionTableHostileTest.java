package dev.decant.runtime.run;

import dev.decant.api.task.Task;
import dev.decant.testkit.HostileInputTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

class PredictionTableHostileTest extends HostileInputTest {
    private static final Task TASK = new Task.MultiClass(List.of("a", "b"));

    @Override
    protected List<byte[]> sound() {
        return Stream.of(
                        "record,group,truth:a,truth:b,probability:a,probability:b\nr1,p1,1,0,0.75,0.25\n",
                        "record,group,truth:a,truth:b,probability:a,probability:b\n\"r,2\",\"p\"\"2\",0,1,0.1,0.9\n")
                .map(text -> text.getBytes(StandardCharsets.UTF_8))
                .toList();
    }

    @Override
    protected void read(byte[] file) throws IOException {
        PredictionTable.read(onDisk("test.csv", file), TASK, new float[] {.5f, .5f});
    }
}
