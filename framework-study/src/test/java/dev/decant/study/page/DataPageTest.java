package dev.decant.study.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.decant.study.dataset.ToyDescription;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataPageTest {
    private static final String SCRIPT = "</script><script>alert(1)</script>";

    @TempDir
    private Path folder = Path.of("");

    @Test
    void namesAreTextEverywhereAndEveryChartHasATable() throws Exception {
        Path file = folder.resolve("data.html");
        DataPage.write(file, ToyDescription.of(SCRIPT));
        String page = Files.readString(file);

        assertThat(page)
                .contains("&lt;/script&gt;&lt;script&gt;alert(1)&lt;/script&gt;")
                .doesNotContain("<script>alert");
        assertThat(Pattern.compile("<h2>([^<]*)</h2>").matcher(page).results().map(found -> found.group(1)))
                .containsExactly("Parts", "Classes", "Lengths", "Channels", "Some records", "What the source did");
        assertThat(Pattern.compile("<figure>.*?</figure>", Pattern.DOTALL)
                        .matcher(page)
                        .results())
                .hasSize(6)
                .allSatisfy(figure -> assertThat(figure.group()).contains("class=\"chart\"", "<table", "aria-label="));
    }
}
