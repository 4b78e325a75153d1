package dev.decant.study.page;

import java.util.ArrayList;
import java.util.List;

/** A table whose first column names its rows; on a narrow screen it scrolls in its own frame. */
public final class Table {
    private final String caption;
    private final List<String> head;
    private final List<Html> rows = new ArrayList<>();

    /**
     * @param caption what it shows, a sentence
     * @param head the names of the columns
     */
    public Table(String caption, List<String> head) {
        this.caption = caption;
        this.head = List.copyOf(head);
    }

    /** Adds a row of texts. */
    public Table row(String name, List<String> cells) {
        return cells(Html.text(name), cells.stream().map(Html::text).toList());
    }

    /** Adds a row of texts. */
    public Table row(String name, String... cells) {
        return row(name, List.of(cells));
    }

    /** Adds a row. */
    public Table cells(Html name, List<Html> cells) {
        if (cells.size() != head.size() - 1) {
            throw new IllegalArgumentException((cells.size() + 1) + " cells for the columns " + head);
        }
        List<Html> row = new ArrayList<>();
        row.add(Html.element("th").with("scope", "row").of(name));
        cells.forEach(cell -> row.add(Html.element("td").of(cell)));
        rows.add(Html.element("tr").of(row));
        return this;
    }

    public boolean isEmpty() {
        return rows.isEmpty();
    }

    /** Numbers to the right. */
    public Html html() {
        return html("numbers");
    }

    /** Words to the left, broken where they are long. */
    public Html ofWords() {
        return html("words");
    }

    /** Short words to the left, never broken within. */
    public Html ofSettings() {
        return html("settings");
    }

    /** Sentences in the first column, numbers in the others. */
    public Html ofClaims() {
        return html("claims");
    }

    private Html html(String style) {
        List<Html> columns = head.stream()
                .map(name -> Html.element("th").with("scope", "col").of(name))
                .toList();
        Html table = Html.element("table", style)
                .with("aria-label", caption)
                .of(
                        Html.element("thead").of(Html.element("tr").of(columns)),
                        Html.element("tbody").of(rows));
        return Html.join(
                Html.element("p", "caption").of(caption),
                Html.element("div", "scroll")
                        .with("tabindex", "0")
                        .with("role", "region")
                        .with("aria-label", caption)
                        .of(table));
    }
}
