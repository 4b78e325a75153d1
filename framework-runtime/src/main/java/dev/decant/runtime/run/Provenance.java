package dev.decant.runtime.run;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.typesafe.config.ConfigRenderOptions;
import dev.decant.io.file.AtomicFile;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** What a run was made from, written before it begins. */
public final class Provenance {
    private Provenance() {}

    /**
     * @param data what is known of the data: fingerprint, split sizes, remarks
     * @param plan digests of the planned order of batches
     */
    public static void write(RunFolder folder, String id, RunSpec spec, Map<String, String> data, List<String> plan)
            throws IOException {
        ObjectMapper mapper = new ObjectMapper();
        ObjectNode node = mapper.createObjectNode();
        node.put("id", id);
        node.put("label", spec.label());
        node.put("seed", spec.seed());
        node.put("network", spec.recipe().network().type());
        node.put("strategy", spec.recipe().strategy().type());
        node.put(
                "teacher",
                spec.teacher()
                        .map(teacher -> teacher.run().folder().path().toString())
                        .orElse(""));
        node.put("threads", spec.recipe().threads());
        node.put("decant", Versions.decant());
        node.put("tensorflow", Versions.tensorFlow());
        node.put("java", System.getProperty("java.version", ""));
        node.put("system", System.getProperty("os.name", "") + " " + System.getProperty("os.arch", ""));
        ObjectNode plugins = node.putObject("plugins");
        plugins.put(
                "network", CodeVersion.of(spec.recipe().network().extension().getClass()));
        plugins.put(
                "strategy", CodeVersion.of(spec.recipe().strategy().extension().getClass()));
        plugins.put("data", CodeVersion.of(spec.data().source().extension().getClass()));
        ObjectNode dataNode = node.putObject("data");
        data.forEach(dataNode::put);
        ArrayNode digests = node.putArray("plan");
        plan.forEach(digests::add);
        AtomicFile.writeText(
                folder.provenance(), mapper.writerWithDefaultPrettyPrinter().writeValueAsString(node) + "\n");
        AtomicFile.writeText(
                folder.config(),
                spec.source()
                        .root()
                        .render(ConfigRenderOptions.defaults()
                                .setOriginComments(false)
                                .setJson(false)));
    }
}
