package dev.decant.study.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** By the specifications of CommonMark 0.31 and of GitHub Flavored Markdown: a backslash before punctuation makes it plain. */
final class MarkdownTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {
                "a|b ! a\\|b",
                "*bold* and _this_ ! \\*bold\\* and \\_this\\_",
                "[a](b) ! \\[a\\](b)",
                "<script>x</script> ! \\<script\\>x\\</script\\>",
                "`code` ! \\`code\\`",
                "&amp; ! \\&amp;",
                "back\\slash ! back\\\\slash",
                "- item ! \\- item",
                "1. item ! 1\\. item",
                "1) item ! 1\\) item",
                "# heading ! \\# heading",
                "http://example.org ! http\\://example.org",
                "0.5 and 12-lead: a.b ! 0.5 and 12-lead: a.b"
            })
    void marksMeanNothing(String plain, String escaped) {
        assertThat(Markdown.text(plain)).isEqualTo(escaped);
    }

    @Test
    void aTextStaysInItsCell() {
        String table = new Markdown()
                .table(
                        List.of("class", "n"),
                        List.of(List.of("a\n| b | c |\n\n# d", "1"), List.of("e\u0007\u202e", "2")))
                .toString();
        assertThat(table.lines())
                .containsExactly("| class | n |", "|---|---|", "| a \\| b \\| c \\| \\# d | 1 |", "| e?? | 2 |");
    }

    @Test
    void withoutRowsThereIsNoTable() {
        assertThat(new Markdown().paragraph("p").table(List.of("a"), List.of()).toString())
                .isEqualTo("p\n");
    }
}
