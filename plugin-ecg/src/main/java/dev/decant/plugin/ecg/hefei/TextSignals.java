package dev.decant.plugin.ecg.hefei;

import dev.decant.api.data.DataException;
import dev.decant.io.file.StoredFile;
import dev.decant.plugin.ecg.dataset.RecordedLeads;
import dev.decant.plugin.ecg.dataset.SignalReader;
import dev.decant.plugin.ecg.wfdb.Recording;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Recordings as text: a line of lead names, then a line of integers for each sample, all separated by blanks. They are 10 s
 * long, so that a middle is never cut out.
 */
final class TextSignals implements SignalReader {
    /** The contest's statement: 500 Hz, and 4.88 microvolts for each unit. */
    static final double SAMPLING_RATE = 500;

    static final double MILLIVOLTS = 0.00488;

    /** No converter has more digits: what is longer is damage, and would overflow. */
    private static final int MOST_DIGITS = 9;

    private static final int QUOTED = 40;

    /** The bytes within which a recording begins. */
    private static final int LOOKED_AT = 1 << 12;

    @Override
    public Recording read(StoredFile file, OptionalDouble seconds) {
        return new Parser(file).recording();
    }

    @Override
    public void check(StoredFile file, OptionalDouble seconds) {
        byte[] head = head(file);
        leads(head, firstLine(head), file);
    }

    private static byte[] head(StoredFile file) {
        return file.read(0, (int) Math.min(file.size(), LOOKED_AT));
    }

    /** The contest's. */
    @Override
    public OptionalDouble rate(StoredFile file) {
        return OptionalDouble.of(SAMPLING_RATE);
    }

    /** All that has a number: a file of lead names alone has no sample. */
    @Override
    public RecordedLeads recorded(StoredFile file, OptionalDouble seconds) {
        byte[] head = head(file);
        int end = firstLine(head);
        List<String> leads = leads(head, end, file);
        boolean any =
                file.size() > LOOKED_AT || !new String(head, end, head.length - end, StandardCharsets.UTF_8).isBlank();
        boolean[] recorded = new boolean[leads.size()];
        Arrays.fill(recorded, any);
        return new RecordedLeads(leads, recorded);
    }

    /** Where the first line ends. */
    private static int firstLine(byte[] text) {
        int end = 0;
        while (end < text.length && text[end] != '\n') {
            end++;
        }
        return end;
    }

    private static List<String> leads(byte[] text, int end, StoredFile file) {
        String first = new String(text, 0, end, StandardCharsets.UTF_8)
                .replace("\uFEFF", "")
                .strip();
        if (first.isEmpty() || first.matches("[-+0-9].*")) {
            throw new DataException(file.location() + ", line 1: '" + shortened(first)
                    + "'; expected the names of the leads, such as 'I II V1 V2 V3 V4 V5 V6'");
        }
        return List.of(first.split("\\s+"));
    }

    private static String shortened(String found) {
        return found.length() <= QUOTED ? found : found.substring(0, QUOTED) + "...";
    }

    /** Walks over the bytes once. */
    private static final class Parser {
        private final StoredFile file;
        private final byte[] text;
        private int at;
        private int line = 1;

        Parser(StoredFile file) {
            this.file = file;
            this.text = file.read();
        }

        Recording recording() {
            List<String> leads = leads();
            int rows = rowsLeft();
            float[][] millivolts = new float[leads.size()][rows];
            for (int row = 0; row < rows; row++) {
                skipEmptyLines();
                int start = at;
                for (float[] lead : millivolts) {
                    lead[row] = (float) (integer(start, leads.size()) * MILLIVOLTS);
                }
                skipBlanks();
                if (at < text.length && text[at] != '\n') {
                    throw damaged(start, leads.size());
                }
                nextLine();
            }
            String name = file.name().substring(0, file.name().lastIndexOf('.'));
            return new Recording(name, SAMPLING_RATE, leads, millivolts, 0);
        }

        private List<String> leads() {
            int end = firstLine(text);
            List<String> leads = TextSignals.leads(text, end, file);
            at = end;
            nextLine();
            return leads;
        }

        /** The lines ahead that are not empty. */
        private int rowsLeft() {
            int rows = 0;
            boolean empty = true;
            for (int i = at; i < text.length; i++) {
                if (text[i] == '\n') {
                    rows += empty ? 0 : 1;
                    empty = true;
                } else if (!isBlank(text[i])) {
                    empty = false;
                }
            }
            return rows + (empty ? 0 : 1);
        }

        private int integer(int start, int expected) {
            skipBlanks();
            boolean negative = at < text.length && text[at] == '-';
            if (negative) {
                at++;
            }
            int digits = 0;
            int value = 0;
            while (at < text.length && text[at] >= '0' && text[at] <= '9' && digits < MOST_DIGITS) {
                value = 10 * value + text[at] - '0';
                digits++;
                at++;
            }
            if (digits == 0 || (at < text.length && !isBlank(text[at]) && text[at] != '\n')) {
                throw damaged(start, expected);
            }
            return negative ? -value : value;
        }

        private void skipEmptyLines() {
            skipBlanks();
            while (at < text.length && text[at] == '\n') {
                nextLine();
                skipBlanks();
            }
        }

        private void skipBlanks() {
            while (at < text.length && isBlank(text[at])) {
                at++;
            }
        }

        private void nextLine() {
            if (at < text.length) {
                at++;
            }
            line++;
        }

        private static boolean isBlank(byte character) {
            return character == ' ' || character == '\t' || character == '\r';
        }

        private DataException damaged(int start, int expected) {
            int end = start;
            while (end < text.length && text[end] != '\n') {
                end++;
            }
            String found = new String(text, start, end - start, StandardCharsets.UTF_8).strip();
            return new DataException(file.location() + ", line " + line + ": '" + shortened(found) + "'; expected "
                    + expected + " integers, one for each lead");
        }
    }
}
