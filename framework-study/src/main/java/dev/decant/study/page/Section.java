package dev.decant.study.page;

/**
 * A part of a page under a heading.
 *
 * @param id for links
 * @param title its heading
 * @param body may be empty: then there is no such part
 */
public record Section(String id, String title, Html body) {
    /** @param level of the heading, 2 below the page's title */
    public Html html(int level) {
        return body.isEmpty()
                ? Html.NOTHING
                : Html.element("section")
                        .with("id", id)
                        .of(Html.element("h" + level).of(title), body);
    }

    /** Its line in the list of contents. */
    Html link() {
        return Html.element("li").of(Html.element("a").with("href", "#" + id).of(title));
    }
}
