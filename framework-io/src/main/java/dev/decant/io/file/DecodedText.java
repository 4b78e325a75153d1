package dev.decant.io.file;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** The text of a file whose encoding nobody stated. */
public final class DecodedText {
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private DecodedText() {}

    /**
     * UTF-8, without the byte order mark that some programs begin with; content that is not valid as such is Latin-1, in which
     * any bytes are.
     */
    public static String of(byte[] content) {
        String text;
        try {
            text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(content))
                    .toString();
        } catch (CharacterCodingException e) {
            text = new String(content, StandardCharsets.ISO_8859_1);
        }
        return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
    }
}
