package dev.decant.study.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.decant.api.data.DataException;
import dev.decant.study.analysis.RepresentationSimilarity.Kernel;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AnalysisJsonTest {
    @Test
    void whatIsReadEqualsWhatWasWritten() throws JsonProcessingException {
        RepresentationSimilarity similarity = new RepresentationSimilarity(
                Kernel.RBF,
                "student",
                "teacher",
                List.of("block0"),
                List.of("a", "b"),
                new double[][][] {{{1 / 3.0, Double.NaN}}, {{-1e-300, 4}}},
                new double[][] {{.1}, {Math.PI}},
                new double[][] {{1, 2}, {3, 4}});
        AttentionMap map = new AttentionMap(
                "block0",
                new int[] {2, 0},
                new double[][][] {{{1, 0}, {.25, .75}}, {{0, 0}, {0, 0}}},
                new double[] {.28, 0},
                true);
        RunAnalysis analysis = new RunAnalysis(
                "runs/a/bbm",
                "bbm",
                Long.MAX_VALUE,
                "test",
                2,
                List.of(similarity),
                Optional.of(new Attention(2, true, true, List.of(map))));

        RunAnalysis read = AnalysisJson.read(parsed(AnalysisJson.write(analysis)));

        assertThat(read.seed()).isEqualTo(Long.MAX_VALUE);
        RepresentationSimilarity again = read.representations().get(0);
        assertThat(again.kernel()).isEqualTo(Kernel.RBF);
        assertThat(again.columnBlocks()).containsExactly("a", "b");
        assertThat(again.cross()).isDeepEqualTo(similarity.cross());
        assertThat(again.ofRows()).isDeepEqualTo(similarity.ofRows());
        assertThat(again.ofColumns()).isDeepEqualTo(similarity.ofColumns());
        Attention attention = read.attention().orElseThrow();
        assertThat(attention.causal()).isTrue();
        assertThat(attention.blocks().get(0).samples()).containsExactly(2, 0);
        assertThat(attention.blocks().get(0).chunks()).isDeepEqualTo(map.chunks());
        assertThat(AnalysisJson.write(read)).isEqualTo(AnalysisJson.write(analysis));
    }

    @Test
    void aRunWithoutAttentionHasNone() throws JsonProcessingException {
        RunAnalysis analysis = new RunAnalysis("r", "teacher", 1, "test", 4, List.of(), Optional.empty());
        assertThat(AnalysisJson.read(parsed(AnalysisJson.write(analysis)))).isEqualTo(analysis);
    }

    @Test
    void somethingElseIsRefused() throws JsonProcessingException {
        JsonNode other = parsed("{\"run\": 1}");
        assertThatThrownBy(() -> AnalysisJson.read(other))
                .isInstanceOf(DataException.class)
                .hasMessage("an analysis has no representations");
    }

    private static JsonNode parsed(Object json) throws JsonProcessingException {
        return new ObjectMapper().readTree(json.toString());
    }
}
