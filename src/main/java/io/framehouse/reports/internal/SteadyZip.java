package io.framehouse.reports.internal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.function.UnaryOperator;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Takes the ZIP that the workbook library writes, and writes the same entries anew with times that
 * never change. The library stamps a workbook with the moment of writing and has no way to say
 * another; and it leaves out the sizes' format that readers of streams rely on. Entries pass
 * through as they come; only the one that holds the stamp is held, which is under a kilobyte.
 */
final class SteadyZip extends OutputStream {
    private static final int LOCAL_HEADER = 0x04034b50;
    private static final int HEADER_SIZE = 30;
    private static final int NAME_LENGTH_AT = 26;

    /** Signature, checksum, and both sizes as eight bytes, as the library writes them. */
    private static final int DESCRIPTOR_SIZE = 24;

    /**
     * Early and the same everywhere. On the first day that a ZIP can name, the JDK would add the
     * moment in the zone of the machine.
     */
    private static final LocalDateTime EPOCH = LocalDateTime.of(1980, 2, 1, 0, 0);

    private final ZipOutputStream target;
    private final String stamped;
    private final UnaryOperator<String> steady;
    private final Inflater inflater = new Inflater(true);
    private final byte[] plain = new byte[8192];
    private final ByteArrayOutputStream head = new ByteArrayOutputStream();
    private final ByteArrayOutputStream held = new ByteArrayOutputStream();
    private State state = State.HEADER;
    private int wanted = HEADER_SIZE;
    private boolean holding;

    private enum State {
        HEADER,
        NAME,
        DATA,
        DESCRIPTOR,
        REST
    }

    /**
     * A filter.
     *
     * @param stamped the name of the entry that holds the stamp
     * @param steady takes the stamp out of its text
     */
    SteadyZip(OutputStream target, String stamped, UnaryOperator<String> steady) {
        this.target = new ZipOutputStream(target, StandardCharsets.UTF_8);
        this.stamped = stamped;
        this.steady = steady;
    }

    @Override
    public void write(int one) throws IOException {
        write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        int at = from;
        int end = from + length;
        while (at < end && state != State.REST) {
            at = state == State.DATA ? data(bytes, at, end) : collect(bytes, at, end);
        }
    }

    /** Writes the directory of the new ZIP; the stream below stays open. */
    void finish() throws IOException {
        inflater.end();
        if (state != State.REST) {
            throw new IOException("The workbook ended within an entry");
        }
        target.finish();
    }

    private int collect(byte[] bytes, int at, int end) throws IOException {
        int some = Math.min(end - at, wanted - head.size());
        head.write(bytes, at, some);
        if (head.size() == wanted) {
            byte[] whole = head.toByteArray();
            head.reset();
            next(whole);
        }
        return at + some;
    }

    private void next(byte[] whole) throws IOException {
        switch (state) {
            case HEADER -> {
                ByteBuffer header = ByteBuffer.wrap(whole).order(ByteOrder.LITTLE_ENDIAN);
                boolean entry = header.getInt(0) == LOCAL_HEADER;
                state = entry ? State.NAME : State.REST;
                wanted = header.getShort(NAME_LENGTH_AT) + header.getShort(NAME_LENGTH_AT + 2);
            }
            case NAME -> {
                begin(new String(whole, StandardCharsets.US_ASCII));
                state = State.DATA;
            }
            default -> {
                state = State.HEADER;
                wanted = HEADER_SIZE;
            }
        }
    }

    private void begin(String name) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        entry.setTimeLocal(EPOCH);
        target.putNextEntry(entry);
        holding = name.equals(stamped);
    }

    private int data(byte[] bytes, int at, int end) throws IOException {
        inflater.setInput(bytes, at, end - at);
        try {
            while (!inflater.finished()) {
                int some = inflater.inflate(plain);
                if (some == 0 && inflater.needsInput()) {
                    return end;
                }
                (holding ? held : target).write(plain, 0, some);
            }
        } catch (DataFormatException broken) {
            throw new IOException("The workbook's entry is broken", broken);
        }
        int left = inflater.getRemaining();
        inflater.reset();
        endEntry();
        return end - left;
    }

    private void endEntry() throws IOException {
        if (holding) {
            String text = steady.apply(held.toString(StandardCharsets.UTF_8));
            target.write(text.getBytes(StandardCharsets.UTF_8));
            held.reset();
        }
        target.closeEntry();
        state = State.DESCRIPTOR;
        wanted = DESCRIPTOR_SIZE;
    }
}
