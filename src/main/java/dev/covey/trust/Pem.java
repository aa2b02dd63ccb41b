package dev.covey.trust;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Text armour for keys and certificates (RFC 7468). One file may hold several blocks. */
final class Pem {
  static final String CERTIFICATE = "CERTIFICATE";
  static final String PRIVATE_KEY = "PRIVATE KEY";
  static final String PUBLIC_KEY = "PUBLIC KEY";

  private static final Base64.Encoder LINES =
      Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII));

  private Pem() {}

  static String encode(String label, byte[] der) {
    return begin(label) + "\n" + LINES.encodeToString(der) + "\n" + end(label) + "\n";
  }

  /**
   * The first block of that label.
   *
   * @throws IllegalArgumentException if there is none or it is damaged
   */
  static byte[] decode(String label, String text) {
    int begin = text.indexOf(begin(label));
    int from = begin + begin(label).length();
    int to = begin < 0 ? -1 : text.indexOf(end(label), from);
    if (to < 0) {
      throw new IllegalArgumentException("it holds no whole block '%s'".formatted(label));
    }
    try {
      return Base64.getDecoder().decode(text.substring(from, to).replaceAll("\\s", ""));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("its block '%s' is not base64".formatted(label), e);
    }
  }

  private static String begin(String label) {
    return "-----BEGIN " + label + "-----";
  }

  private static String end(String label) {
    return "-----END " + label + "-----";
  }
}
