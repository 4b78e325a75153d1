package dev.decant.plugin.ecg.wfdb;

import java.math.BigDecimal;

/** Writes a header as {@link HeaderParser} and the challenges' own tools read it. */
public final class HeaderWriter {
    private HeaderWriter() {}

    /** The text of a header without segments: record line, signal lines, comment lines. */
    public static String text(Header header) {
        StringBuilder text = new StringBuilder(header.record())
                .append(' ')
                .append(header.signals().size())
                .append(' ')
                .append(plain(header.samplingRate()));
        header.frames().ifPresent(frames -> text.append(' ').append(frames));
        text.append('\n');
        for (int i = 0; i < header.signals().size(); i++) {
            SignalLine signal = header.signals().get(i);
            text.append(signal.file()).append(' ').append(signal.format());
            if (signal.samplesPerFrame() > 1) {
                text.append('x').append(signal.samplesPerFrame());
            }
            if (signal.skew() > 0) {
                text.append(':').append(signal.skew());
            }
            if (signal.offset() > 0) {
                text.append('+').append(signal.offset());
            }
            text.append(' ').append(plain(signal.gain()));
            if (signal.baseline() != signal.zero()) {
                text.append('(').append(signal.baseline()).append(')');
            }
            text.append('/').append(signal.units());
            text.append(' ').append(signal.resolution());
            text.append(' ').append(signal.zero());
            text.append(' ').append(signal.initial());
            text.append(' ').append((short) signal.checksum().orElse(0));
            text.append(" 0 ").append(signal.lead()).append('\n');
        }
        header.comments().forEach(comment -> text.append('#').append(comment).append('\n'));
        return text.toString();
    }

    /** Without exponent or a trailing {@code .0}, as the field writes rates and gains. */
    private static String plain(double value) {
        return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
    }
}
