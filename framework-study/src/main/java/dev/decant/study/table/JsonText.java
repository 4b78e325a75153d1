package dev.decant.study.table;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One JSON document of plain values, indented. */
public final class JsonText {
    private JsonText() {}

    /**
     * Renders maps, lists, text, numbers, booleans, paths and optional values. JSON knows finite numbers only: NaN and
     * empty optional values are {@code null}, infinities the texts {@code "Infinity"} and {@code "-Infinity"}.
     */
    public static String of(Object document) {
        try {
            return new ObjectMapper()
                    .enable(SerializationFeature.INDENT_OUTPUT)
                    .writeValueAsString(plain(document).orElse(null));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("cannot be written as JSON", e);
        }
    }

    private static Optional<Object> plain(Object value) {
        if (value instanceof Optional<?> optional) {
            return optional.flatMap(JsonText::plain);
        } else if (value instanceof Double number && Double.isNaN(number)) {
            return Optional.empty();
        } else if (value instanceof Path path) {
            return Optional.of(path.toString());
        } else if (value instanceof Map<?, ?> map) {
            Map<String, Object> plain = new LinkedHashMap<>();
            map.forEach((key, element) ->
                    plain.put(String.valueOf(key), plain(element).orElse(null)));
            return Optional.of(plain);
        } else if (value instanceof List<?> list) {
            List<Object> plain = new ArrayList<>();
            list.forEach(element -> plain.add(plain(element).orElse(null)));
            return Optional.of(plain);
        }
        return Optional.of(value);
    }
}
