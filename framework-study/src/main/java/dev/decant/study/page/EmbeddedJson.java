package dev.decant.study.page;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.math.BigDecimal;
import java.math.MathContext;

/** JSON that can stand in a {@code <script>}: nothing in it looks like markup or ends a line of JavaScript. */
final class EmbeddedJson {
    private static final MathContext DIGITS = new MathContext(5);

    private EmbeddedJson() {}

    static String of(JsonNode node) {
        try {
            return new ObjectMapper()
                    .writeValueAsString(node)
                    .replace("<", "\\u003c")
                    .replace(">", "\\u003e")
                    .replace("&", "\\u0026")
                    .replace("\u2028", "\\u2028")
                    .replace("\u2029", "\\u2029");
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree of JSON nodes could not be written", e);
        }
    }

    /** Five digits are more than a chart shows; null where there is no number. */
    static JsonNode number(double value) {
        if (!Double.isFinite(value)) {
            return JsonNodeFactory.instance.nullNode();
        }
        BigDecimal rounded = new BigDecimal(value).round(DIGITS);
        return JsonNodeFactory.instance.numberNode(rounded.doubleValue());
    }

    static ArrayNode numbers(double... values) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        for (double value : values) {
            array.add(number(value));
        }
        return array;
    }
}
