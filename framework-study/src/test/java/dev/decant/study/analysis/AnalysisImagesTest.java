package dev.decant.study.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.decant.api.task.Task;
import dev.decant.runtime.fixture.ReadEvents;
import dev.decant.runtime.run.RunStore;
import dev.decant.study.image.ColourScale;
import dev.decant.study.page.ToyRuns;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tensorflow.proto.Event;
import org.tensorflow.proto.Summary;

class AnalysisImagesTest {
    @Test
    void tensorFlowsMessagesAndAnotherDecoderReadTheMaps(@TempDir Path folder) throws IOException {
        ToyRuns runs = new ToyRuns(folder, new Task.MultiClass(List.of("a", "b")), 20, 1, "r");
        runs.comparison("plain");
        RunAnalysis analysis = runs.analyses().stream()
                .filter(one -> one.attention().isPresent())
                .findFirst()
                .orElseThrow();

        new AnalysisImages(folder.resolve("analysis"), "test", RunStore.read(Path.of(analysis.run()))).write(analysis);

        Map<String, Summary.Image> images = images(folder.resolve("analysis"));
        assertThat(images.keySet())
                .containsExactly(
                        "similarity/student-teacher",
                        "similarity/student-student",
                        "attention/block1",
                        "attention/block2",
                        "attention/block3",
                        "attention/block4");
        Summary.Image similarity = images.get("similarity/student-teacher");
        BufferedImage read = ImageIO.read(similarity.getEncodedImageString().newInput());
        assertThat(read.getWidth()).isEqualTo(similarity.getWidth()).isEqualTo(8 * 32);
        assertThat(read.getHeight()).isEqualTo(similarity.getHeight()).isEqualTo(4 * 32);
        double[][] matrix = analysis.representations().get(0).matrix();
        ColourScale scale = new ColourScale(0, 1, 1);
        for (int row = 0; row < 4; row++) {
            for (int column = 0; column < 8; column++) {
                assertThat(read.getRGB(column * 32 + 5, row * 32 + 31))
                        .isEqualTo(0xff000000 | ColourScale.rgb(scale.level(matrix[row][column])));
            }
        }
    }

    private static Map<String, Summary.Image> images(Path folder) throws IOException {
        Map<String, Summary.Image> images = new LinkedHashMap<>();
        for (Event event : ReadEvents.of(folder)) {
            for (Summary.Value value : event.getSummary().getValueList()) {
                images.put(value.getTag(), value.getImage());
            }
        }
        return images;
    }
}
