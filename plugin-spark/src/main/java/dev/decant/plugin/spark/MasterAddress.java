package dev.decant.plugin.spark;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Looks whether a standalone master listens; Spark itself would try for a minute and then say little. */
record MasterAddress(String url) {
    private static final Pattern HOST_AND_PORT = Pattern.compile("([^:]+|\\[.+]):(\\d{1,5})");
    private static final String STANDALONE = "spark://";
    private static final int MILLIS = 5000;

    /** @throws IOException if it is the URL of a standalone master that does not answer */
    void requireAnswer() throws IOException {
        if (!url.startsWith(STANDALONE)) {
            return;
        }
        List<String> masters = Arrays.asList(url.substring(STANDALONE.length()).split(","));
        if (masters.stream().noneMatch(MasterAddress::answers)) {
            throw new IOException("no Spark master answers at " + url);
        }
    }

    private static boolean answers(String address) {
        Matcher parts = HOST_AND_PORT.matcher(address);
        if (!parts.matches()) {
            return false;
        }
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(parts.group(1), Integer.parseInt(parts.group(2))), MILLIS);
            return true;
        } catch (IOException | IllegalArgumentException e) {
            return false;
        }
    }
}
