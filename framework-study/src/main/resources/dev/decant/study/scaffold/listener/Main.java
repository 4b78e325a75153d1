package @package@;

import dev.decant.api.config.Meaning;
import dev.decant.api.listener.EpochInfo;
import dev.decant.api.listener.Listening;
import dev.decant.api.listener.RunEnd;
import dev.decant.api.listener.RunInfo;
import dev.decant.api.listener.RunListener;
import dev.decant.api.listener.Study;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Keeps a table of all runs of a command: a row for each value of each epoch. */
public final class @Name@ implements RunListener<@Name@.Options> {
    /** What a configuration can set; the defaults stand in reference.conf. */
    public record Options(@Meaning("the name of the table in the experiment's folder") String file) {}

    @Override
    public Class<Options> configType() {
        return Options.class;
    }

    @Override
    public String summary() {
        return "A table of every epoch of all runs of a command, as CSV";
    }

    @Override
    public Listening open(Options options, Study study, Consumer<String> notices) throws IOException {
        Path file = study.folder().resolve(options.file());
        Files.createDirectories(study.folder());
        notices.accept("epochs go to " + file);
        return new Rows(Files.newBufferedWriter(file));
    }

    /** Called on one thread; what is thrown here ends the listening, with a warning, and no run. */
    private static final class Rows implements Listening {
        private final BufferedWriter rows;

        Rows(BufferedWriter rows) throws IOException {
            this.rows = rows;
            rows.write("run,label,seed,epoch,name,value\n");
        }

        @Override
        public void epochDone(RunInfo run, EpochInfo epoch) throws IOException {
            write(run, epoch.epoch(), epoch.values());
        }

        @Override
        public void finished(RunInfo run, RunEnd end) throws IOException {
            write(run, end.epochs(), end.values());
        }

        /** It was trained by a command before, whose table this one replaces. */
        @Override
        public void found(RunInfo run, List<EpochInfo> epochs, RunEnd end) throws IOException {
            for (EpochInfo epoch : epochs) {
                epochDone(run, epoch);
            }
            finished(run, end);
        }

        private void write(RunInfo run, int epoch, Map<String, Double> values) throws IOException {
            for (Map.Entry<String, Double> value : values.entrySet()) {
                rows.write(run.id() + "," + run.label() + "," + run.seed() + "," + epoch + ","
                        + value.getKey().replace(',', ' ') + "," + value.getValue() + "\n");
            }
            rows.flush();
        }

        @Override
        public void close() throws IOException {
            rows.close();
        }
    }
}
