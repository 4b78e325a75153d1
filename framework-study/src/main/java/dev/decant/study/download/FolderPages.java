package dev.decant.study.download;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The files of folders by the pages on which a web server lists them: for sources that publish no list of their files.
 *
 * @param lists of the source that is asked
 */
record FolderPages(RemoteLists lists) {
    private static final Pattern LINK = Pattern.compile("(?i)<a\\s[^>]*?href\\s*=\\s*[\"']([^\"'#?]+)");
    private static final int LARGEST_PAGE = 64 << 20;
    private static final int MOST_FOLDERS = 10_000;

    /**
     * The paths of all files of a folder and the folders in it, in the order of the pages.
     *
     * @throws IOException if a page cannot be had, or there are too many
     */
    List<String> files(String folder) throws IOException {
        List<String> files = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        Deque<String> folders = new ArrayDeque<>(List.of(folder + "/"));
        while (!folders.isEmpty()) {
            String current = folders.removeFirst();
            if (seen.size() > MOST_FOLDERS) {
                throw new IOException(lists.source().uri(folder + "/") + " has folders without end");
            }
            for (String path : linked(current)) {
                if (seen.add(path)) {
                    if (path.endsWith("/")) {
                        folders.add(path);
                    } else {
                        files.add(path);
                    }
                }
            }
        }
        return files;
    }

    /** What a page links to within its own folder. */
    private List<String> linked(String folder) throws IOException {
        URI page = lists.source().uri(folder);
        String text = lists.read(folder, in -> text(in, page));
        List<String> paths = new ArrayList<>();
        Matcher link = LINK.matcher(text);
        while (link.find()) {
            String target = resolved(page, link.group(1));
            if (target.startsWith(page.toString())
                    && target.length() > page.toString().length()) {
                String below = URLDecoder.decode(
                        target.substring(page.toString().length()).replace("+", "%2B"), StandardCharsets.UTF_8);
                paths.add(folder + RemotePath.require(below, page.toString()));
            }
        }
        return paths;
    }

    private static String text(InputStream in, URI page) throws IOException {
        try {
            return new String(in.readNBytes(LARGEST_PAGE), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new BrokenTransfer(page + " broke off: " + e.getMessage(), e);
        }
    }

    private static String resolved(URI page, String link) {
        try {
            return page.resolve(link.replace("&amp;", "&")).normalize().toString();
        } catch (IllegalArgumentException e) {
            return "";
        }
    }
}
