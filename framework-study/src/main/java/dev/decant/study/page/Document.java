package dev.decant.study.page;

import dev.decant.io.file.Sha256;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;

/**
 * A page in one file: style sheet and scripts stand in it, nothing is loaded from anywhere, and a content security policy
 * lets run only the scripts whose hashes it names. The chart library stands in it compressed, and the page's script unpacks
 * it.
 *
 * @param title of the window
 * @param head above the sections
 * @param sections those that are empty are left out
 */
public record Document(String title, Html head, List<Section> sections) {
    private static final String CHARTS = "/META-INF/resources/webjars/echarts/5.3.1/dist/echarts.min.js";

    /** The file's text. */
    public String render() {
        String script = resource("page.js");
        String charts = resource(CHARTS);
        String style = resource("page.css");
        List<Section> shown =
                sections.stream().filter(section -> !section.body().isEmpty()).toList();
        Html document = Html.element("html")
                .with("lang", "en")
                .of(
                        Html.element("head")
                                .of(
                                        Html.element("meta")
                                                .with("charset", "utf-8")
                                                .alone(),
                                        Html.element("meta")
                                                .with("http-equiv", "Content-Security-Policy")
                                                .with("content", policy(List.of(script, charts), style))
                                                .alone(),
                                        Html.element("meta")
                                                .with("name", "viewport")
                                                .with("content", "width=device-width, initial-scale=1")
                                                .alone(),
                                        Html.element("meta")
                                                .with("name", "color-scheme")
                                                .with("content", "light dark")
                                                .alone(),
                                        Html.element("title").of(title),
                                        Html.element("style").ofRaw(style)),
                        Html.element("body")
                                .of(
                                        Html.element("a", "skip")
                                                .with("href", "#content")
                                                .of("Skip to the content"),
                                        Html.element("main")
                                                .of(
                                                        Html.element("header").of(head),
                                                        Html.element("nav")
                                                                .with("aria-label", "Contents")
                                                                .of(Html.element("ul")
                                                                        .of(shown.stream()
                                                                                .map(Section::link)
                                                                                .toList())),
                                                        Html.element("div")
                                                                .with("id", "content")
                                                                .with("tabindex", "-1")
                                                                .of(shown.stream()
                                                                        .map(section -> section.html(2))
                                                                        .toList())),
                                        Html.element("script")
                                                .with("type", "application/gzip")
                                                .with("id", "library")
                                                .ofRaw(compressed(charts)),
                                        Html.element("script").ofRaw(script)));
        return "<!DOCTYPE html>\n" + document + "\n";
    }

    /** Charts set style attributes, so those are allowed; style sheets and scripts are allowed by their hash only. */
    private static String policy(List<String> scripts, String style) {
        return "default-src 'none'; script-src "
                + scripts.stream().map(Document::hash).collect(Collectors.joining(" "))
                + "; style-src 'unsafe-inline'; style-src-elem " + hash(style)
                + "; style-src-attr 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'";
    }

    /** In Base64. */
    private static String compressed(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("memory cannot be written to", e);
        }
        return Base64.getEncoder().encodeToString(bytes.toByteArray());
    }

    private static String hash(String content) {
        byte[] hash =
                new Sha256().bytes(content.getBytes(StandardCharsets.UTF_8)).hash();
        return "'sha256-" + Base64.getEncoder().encodeToString(hash) + "'";
    }

    /** With the line ends that a browser hashes. */
    private static String resource(String name) {
        try (InputStream in = Document.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("the resource " + name + " is missing from the class path");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
        } catch (IOException e) {
            throw new UncheckedIOException("the resource " + name + " cannot be read", e);
        }
    }
}
