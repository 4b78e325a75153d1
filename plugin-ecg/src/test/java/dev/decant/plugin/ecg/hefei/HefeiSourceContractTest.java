package dev.decant.plugin.ecg.hefei;

import dev.decant.api.data.DataSource;
import dev.decant.testkit.DataSourceContractTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

class HefeiSourceContractTest extends DataSourceContractTest<HefeiConfig> {
    @Override
    protected String type() {
        return "hefei";
    }

    @Override
    protected DataSource<HefeiConfig> source() {
        return new HefeiSource();
    }

    @Override
    protected void write(Path directory) throws IOException {
        for (int record = 1; record <= 3; record++) {
            Files.writeString(directory.resolve(record + ".txt"), recording(record));
        }
        Files.writeString(directory.resolve("labels.txt"), """
                        1.txt\t49\tFEMALE\t窦性心动过缓\t
                        2.txt\t\t\t窦性心律\t完全性右束支传导阻滞\t
                        3.txt\t61\tMALE\t心房颤动\t
                        """);
    }

    private static String recording(int record) {
        StringBuilder text = new StringBuilder("I II V1 V2 V3 V4 V5 V6\n");
        for (int i = 0; i < 1000; i++) {
            for (int lead = 0; lead < 8; lead++) {
                text.append(lead == 0 ? "" : " ").append((i * (lead + record)) % 97 - 48);
            }
            text.append("\n");
        }
        return text.toString();
    }

    @Override
    protected String changed() {
        return "leads = [3]";
    }
}
