package dev.decant.study.table;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;

final class EvaluationJsonTest {
    @Test
    void anInfinityIsTextAndWhatIsUndefinedIsNull() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        EvaluationJson.put(json, "finite", 0.1);
        EvaluationJson.put(json, "undefined", Double.NaN);
        EvaluationJson.put(json, "worst", Double.NEGATIVE_INFINITY);
        assertThat(json).hasToString("{\"finite\":0.1,\"undefined\":null,\"worst\":\"-Infinity\"}");
    }
}
