package @package@;

import static org.assertj.core.api.Assertions.assertThat;

import dev.decant.api.listener.RunListener;
import dev.decant.api.listener.Study;
import dev.decant.testkit.RunListenerContractTest;
import java.io.IOException;
import java.nio.file.Files;

/** A comparison, the same again, a search, commands that are cut short; and what is in the table then. */
class @Name@ContractTest extends RunListenerContractTest<@Name@.Options> {
    @Override
    protected String type() {
        return "@name@";
    }

    @Override
    protected RunListener<@Name@.Options> listener() {
        return new @Name@();
    }

    @Override
    protected void kept(Study compared) throws IOException {
        assertThat(Files.readAllLines(compared.folder().resolve(shipped().file())))
                .contains("first-s1-0123456789ab,first,1,2,validation/f1,0.7", "second-s1-0123456789ab,second,1,2,test/f1,0.625");
    }
}
