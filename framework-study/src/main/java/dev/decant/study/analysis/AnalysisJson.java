package dev.decant.study.analysis;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.decant.api.data.DataException;
import dev.decant.study.analysis.RepresentationSimilarity.Kernel;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A run's analysis as JSON, without loss: what is read equals what was written, number by number. */
public final class AnalysisJson {
    private AnalysisJson() {}

    /** Everything, chunk by chunk; numbers that are not finite are {@code null}. */
    public static ObjectNode write(RunAnalysis analysis) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("run", analysis.run());
        node.put("label", analysis.label());
        node.put("seed", analysis.seed());
        node.put("set", analysis.set());
        node.put("records", analysis.records());
        ArrayNode representations = node.putArray("representations");
        analysis.representations().forEach(similarity -> representations.add(write(similarity)));
        analysis.attention().ifPresent(attention -> node.set("attention", write(attention)));
        return node;
    }

    /** @throws DataException if the node is not what {@link #write} returned */
    public static RunAnalysis read(JsonNode node) {
        List<RepresentationSimilarity> representations = new ArrayList<>();
        child(node, "representations").forEach(similarity -> representations.add(similarity(similarity)));
        return new RunAnalysis(
                text(node, "run"),
                text(node, "label"),
                child(node, "seed").asLong(),
                text(node, "set"),
                child(node, "records").asInt(),
                representations,
                node.has("attention") ? Optional.of(attention(child(node, "attention"))) : Optional.empty());
    }

    private static ObjectNode write(RepresentationSimilarity similarity) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("kernel", similarity.kernel().name().toLowerCase(Locale.ROOT));
        node.put("rows", similarity.rows());
        node.put("columns", similarity.columns());
        similarity.rowBlocks().forEach(node.putArray("row-blocks")::add);
        similarity.columnBlocks().forEach(node.putArray("column-blocks")::add);
        ArrayNode cross = node.putArray("cross");
        for (double[][] chunk : similarity.cross()) {
            cross.add(matrix(chunk));
        }
        node.set("of-rows", matrix(similarity.ofRows()));
        node.set("of-columns", matrix(similarity.ofColumns()));
        return node;
    }

    private static RepresentationSimilarity similarity(JsonNode node) {
        return new RepresentationSimilarity(
                kernel(text(node, "kernel")),
                text(node, "rows"),
                text(node, "columns"),
                texts(child(node, "row-blocks")),
                texts(child(node, "column-blocks")),
                matrices(child(node, "cross")),
                matrix(child(node, "of-rows")),
                matrix(child(node, "of-columns")));
    }

    private static Kernel kernel(String name) {
        for (Kernel kernel : Kernel.values()) {
            if (kernel.name().toLowerCase(Locale.ROOT).equals(name)) {
                return kernel;
            }
        }
        throw new DataException("an analysis names the kernel " + name + "; expected linear or rbf");
    }

    private static ObjectNode write(Attention attention) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("steps", attention.steps());
        node.put("causal", attention.causal());
        node.put("aligned", attention.aligned());
        ArrayNode blocks = node.putArray("blocks");
        for (AttentionMap map : attention.blocks()) {
            ObjectNode block = blocks.addObject();
            block.put("block", map.block());
            block.put("causal", map.causal());
            ArrayNode samples = block.putArray("samples");
            for (int count : map.samples()) {
                samples.add(count);
            }
            ArrayNode entropies = block.putArray("entropies");
            for (double entropy : map.entropies()) {
                entropies.add(entropy);
            }
            ArrayNode chunks = block.putArray("chunks");
            for (double[][] chunk : map.chunks()) {
                chunks.add(matrix(chunk));
            }
        }
        return node;
    }

    private static Attention attention(JsonNode node) {
        List<AttentionMap> blocks = new ArrayList<>();
        for (JsonNode block : child(node, "blocks")) {
            JsonNode samples = child(block, "samples");
            int[] counts = new int[samples.size()];
            for (int i = 0; i < counts.length; i++) {
                counts[i] = samples.get(i).asInt();
            }
            blocks.add(new AttentionMap(
                    text(block, "block"),
                    counts,
                    matrices(child(block, "chunks")),
                    numbers(child(block, "entropies")),
                    child(block, "causal").asBoolean()));
        }
        return new Attention(
                child(node, "steps").asInt(),
                child(node, "causal").asBoolean(),
                child(node, "aligned").asBoolean(),
                blocks);
    }

    private static ArrayNode matrix(double[][] rows) {
        ArrayNode node = JsonNodeFactory.instance.arrayNode(rows.length);
        for (double[] row : rows) {
            ArrayNode values = node.addArray();
            for (double value : row) {
                if (Double.isFinite(value)) {
                    values.add(value);
                } else {
                    values.addNull();
                }
            }
        }
        return node;
    }

    private static double[][][] matrices(JsonNode node) {
        double[][][] matrices = new double[node.size()][][];
        for (int i = 0; i < matrices.length; i++) {
            matrices[i] = matrix(node.get(i));
        }
        return matrices;
    }

    private static double[] numbers(JsonNode node) {
        double[] numbers = new double[node.size()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = node.get(i).asDouble();
        }
        return numbers;
    }

    private static double[][] matrix(JsonNode node) {
        double[][] rows = new double[node.size()][];
        for (int i = 0; i < rows.length; i++) {
            JsonNode values = node.get(i);
            rows[i] = new double[values.size()];
            for (int j = 0; j < rows[i].length; j++) {
                rows[i][j] = values.get(j).isNull() ? Double.NaN : values.get(j).asDouble();
            }
        }
        return rows;
    }

    private static List<String> texts(JsonNode node) {
        List<String> texts = new ArrayList<>();
        node.forEach(text -> texts.add(text.asText()));
        return texts;
    }

    private static String text(JsonNode node, String name) {
        return child(node, name).asText();
    }

    private static JsonNode child(JsonNode node, String name) {
        JsonNode child = node.path(name);
        if (child.isMissingNode()) {
            throw new DataException("an analysis has no " + name);
        }
        return child;
    }
}
