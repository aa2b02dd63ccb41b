package dev.covey.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LineReaderTest { // W2, X5
  @Test
  void linesComeOneByOneWithoutTheirEnds() throws IOException {
    assertThat(lines("first\nsecond\r\n\nlast\n", 100))
        .containsExactly("first", "second", "", "last");
  }

  @Test
  void aLineCutOffByTheEndIsNotALine() throws IOException {
    assertThat(lines("INCREMENT 127.0.0.1 6960\nINCREMENT 127.0.0.1 69", 100))
        .containsExactly("INCREMENT 127.0.0.1 6960");
    assertThat(lines("", 100)).isEmpty();
  }

  @Test
  void aLineOfExactlyTheLimitIsReadAndOneByteMoreIsRefused() throws IOException {
    assertThat(lines("1234567\n", 8)).containsExactly("1234567");
    assertThatThrownBy(() -> lines("12345678\n", 8))
        .isInstanceOf(LineTooLongException.class)
        .hasMessage("a line has at most 8 bytes");
  }

  @Test
  void aLimitBeyondTheFirstBufferHoldsExactly() throws IOException {
    int longest = 10_000;
    assertThat(lines("x".repeat(longest - 1) + "\n", longest)).hasSize(1);
    assertThatThrownBy(() -> lines("x".repeat(longest) + "\n", longest))
        .isInstanceOf(LineTooLongException.class);
    // The line before must not lend it room.
    assertThatThrownBy(() -> lines("ab\n" + "x".repeat(longest) + "\n", longest))
        .isInstanceOf(LineTooLongException.class);
  }

  @Test
  void whoSendsShortLinesCostsLittleMemoryAlsoAfterALongOne() throws IOException { // X5
    List<Integer> room = new ArrayList<>();
    String text = "ping\n" + "x".repeat(100_000) + "\nping\n";
    InputStream in =
        new FilterInputStream(new ByteArrayInputStream(ascii(text))) {
          @Override
          public int read(byte[] bytes, int offset, int length) throws IOException {
            int most = room.isEmpty() ? 5 : length; // the first line comes alone
            room.add(bytes.length);
            return super.read(bytes, offset, Math.min(length, most));
          }
        };
    LineReader reader = new LineReader(in, 200_000);
    while (reader.read() != null) {}
    assertThat(room.getFirst()).as("at first").isLessThanOrEqualTo(512);
    assertThat(room.getLast()).as("after the long line").isLessThanOrEqualTo(512);
  }

  @Test
  void longerLinesAreReadOnceTheyAreAllowed() throws IOException {
    String text = "1234567\n" + "x".repeat(100_000) + "\nshort\n";
    LineReader reader = new LineReader(new ByteArrayInputStream(ascii(text)), 8);
    assertThat(reader.read()).hasSize(7);
    reader.allow(100_001);
    assertThat(reader.read()).hasSize(100_000);
    assertThat(reader.read()).asString().isEqualTo("short");
    assertThat(reader.read()).isNull();
    assertThatThrownBy(() -> reader.allow(8)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void anEndlessLineIsRefusedBeforeItFillsTheMemory() {
    InputStream endless =
        new InputStream() {
          private long given;

          @Override
          public int read() {
            throw new AssertionError("byte by byte");
          }

          @Override
          public int read(byte[] bytes, int offset, int length) {
            given += length;
            assertThat(given).isLessThan(100_000);
            return length;
          }
        };
    assertThatThrownBy(() -> new LineReader(endless, 50_000).read())
        .isInstanceOf(LineTooLongException.class);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void linesAreTheSameHoweverTheBytesArrive(long seed) throws IOException {
    Random random = new Random(seed);
    List<String> sent = new ArrayList<>();
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 200; i++) {
      String line = "x".repeat(random.nextInt(random.nextBoolean() ? 20 : 6_000));
      sent.add(line);
      text.append(line).append('\n');
    }
    InputStream whole = new ByteArrayInputStream(ascii(text.toString()));
    InputStream pieces =
        new InputStream() {
          @Override
          public int read() throws IOException {
            return whole.read();
          }

          @Override
          public int read(byte[] bytes, int offset, int length) throws IOException {
            return whole.read(bytes, offset, Math.min(length, 1 + random.nextInt(3_000)));
          }
        };
    assertThat(readAll(new LineReader(pieces, 6_001))).isEqualTo(sent);
  }

  private static List<String> lines(String text, int longest) throws IOException {
    return readAll(new LineReader(new ByteArrayInputStream(ascii(text)), longest));
  }

  private static List<String> readAll(LineReader reader) throws IOException {
    List<String> lines = new ArrayList<>();
    for (byte[] line = reader.read(); line != null; line = reader.read()) {
      lines.add(new String(line, StandardCharsets.US_ASCII));
    }
    return lines;
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
