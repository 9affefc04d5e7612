package io.framehouse.sandbox.internal;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Files that are whole and sound, but not what was promised. */
final class WrongFiles {
    private static final int SAMPLES_A_SECOND = 8_000;
    private static final int HEADER_BYTES = 44;

    private WrongFiles() {}

    /** One second of silence as WAV: 8 kHz, one channel, 8 bits. */
    static byte[] sound() {
        ByteBuffer file =
                ByteBuffer.allocate(HEADER_BYTES + SAMPLES_A_SECOND).order(ByteOrder.LITTLE_ENDIAN);
        file.put(ascii("RIFF")).putInt(HEADER_BYTES - 8 + SAMPLES_A_SECOND).put(ascii("WAVEfmt "));
        file.putInt(16).putShort((short) 1).putShort((short) 1);
        file.putInt(SAMPLES_A_SECOND).putInt(SAMPLES_A_SECOND);
        file.putShort((short) 1).putShort((short) 8);
        file.put(ascii("data")).putInt(SAMPLES_A_SECOND);
        while (file.hasRemaining()) {
            file.put((byte) 0x80);
        }
        return file.array();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
