package dev.decant.study.analysis;

import dev.decant.runtime.run.FinishedRun;
import dev.decant.runtime.tensorboard.EventFile;
import dev.decant.study.analysis.RepresentationSimilarity.Kernel;
import dev.decant.study.image.ColourScale;
import dev.decant.study.image.RasterImage;
import java.io.IOException;
import java.nio.file.Path;

/**
 * The maps of an analysis as images for TensorBoard, beside the analysis: {@code attention/BLOCK} (query by key, one scale for all blocks)
 * and {@code similarity/ROWS-COLUMNS} (linear CKA, block by block, 0 to 1). They stand at the epoch whose weights were looked at.
 */
final class AnalysisImages {
    private static final ColourScale SIMILARITY = new ColourScale(0, 1, 1);

    /** Small maps are enlarged to about so many pixels. */
    private static final int SIDE = 256;

    private final Path folder;
    private final String name;
    private final FinishedRun run;

    /**
     * @param folder of analyses
     * @param name of the file of this one there, without an extension
     */
    AnalysisImages(Path folder, String name, FinishedRun run) {
        this.folder = folder;
        this.name = name;
        this.run = run;
    }

    /** Those of one set, in place of earlier ones. */
    void write(RunAnalysis analysis) throws IOException {
        try (EventFile events = EventFile.create(folder, name, run.bestEpoch())) {
            for (RepresentationSimilarity similarity : analysis.representations()) {
                if (similarity.kernel() == Kernel.LINEAR) {
                    String tag = similarity.rows() + "-" + similarity.columns();
                    image(events, analysis, "similarity/" + tag, similarity.matrix(), SIMILARITY);
                }
            }
            if (analysis.attention().isPresent()) {
                Attention attention = analysis.attention().get();
                ColourScale scale = ColourScale.spanning(
                        attention.blocks().stream().map(AttentionMap::mean).toList());
                for (AttentionMap map : attention.blocks()) {
                    image(events, analysis, "attention/" + map.block(), map.mean(), scale);
                }
            }
        }
    }

    private void image(EventFile events, RunAnalysis analysis, String tag, double[][] map, ColourScale scale)
            throws IOException {
        int longest = Math.max(map.length, map[0].length);
        RasterImage image = RasterImage.of(map, scale, Math.max(1, SIDE / longest));
        String prefix = analysis.set().equals("test") ? "" : analysis.set() + "/";
        events.image(prefix + tag, run.bestEpoch(), image.width(), image.height(), image.png());
    }
}
