package dev.decant.study.page;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A chart that the page's script draws, with the same numbers as text: open where no script runs, folded away where the
 * chart is there.
 *
 * @param kind which function of {@code page.js} draws it
 * @param title above it
 * @param description what a reader who does not see it should know
 * @param data for that function
 * @param numbers the same as a table
 */
record Chart(String kind, String title, String description, ObjectNode data, Html numbers) {
    /** With the description below it. */
    Html html() {
        return figure(Html.element("p", "hint").of(description));
    }

    /** Without the description, which the text before several like charts gives once. */
    Html amongOthers() {
        return figure(Html.NOTHING);
    }

    private Html figure(Html hint) {
        return Html.element("figure")
                .of(
                        Html.element("figcaption").of(title),
                        Html.element("div", "chart")
                                .with("data-kind", kind)
                                .with("role", "img")
                                .with("aria-label", title + ". " + description)
                                .of(),
                        Html.element("script").with("type", "application/json").ofRaw(EmbeddedJson.of(data)),
                        hint,
                        folded("The same as numbers", numbers));
    }

    /** Something that is shown on request; open where no script runs. */
    static Html folded(String title, Html content) {
        return Html.element("details")
                .with("open", "")
                .with("data-fold", "")
                .of(Html.element("summary").of(title), content);
    }
}
