package dev.covey.model;

/**
 * A host and a TCP port, written {@code host:port} or {@code [ipv6]:port}.
 *
 * @param host a host name or address, never empty, without brackets
 * @param port 0 to 65535; 0 asks for a free one where that makes sense
 */
public record Endpoint(String host, int port) {
  public static final String LOOPBACK = "127.0.0.1";

  public Endpoint {
    if (host.isBlank() || host.length() > 255 || host.chars().anyMatch(c -> c <= ' ' || c == '/')) {
      throw new IllegalArgumentException("'%s' is no host name or address.".formatted(host));
    }
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException("Port %d is not between 0 and 65535.".formatted(port));
    }
  }

  /**
   * Reads {@code host:port} or {@code [ipv6]:port}.
   *
   * @throws IllegalArgumentException naming what is wrong
   */
  public static Endpoint parse(String text) {
    String trimmed = text.strip();
    int colon = trimmed.lastIndexOf(':');
    if (colon <= 0) {
      throw new IllegalArgumentException("'%s' is not of the form host:port.".formatted(trimmed));
    }
    String host = trimmed.substring(0, colon);
    if (host.startsWith("[") && host.endsWith("]")) {
      host = host.substring(1, host.length() - 1);
    } else if (host.contains(":")) {
      throw new IllegalArgumentException(
          "'%s': write an IPv6 address in brackets, as in [::1]:6960.".formatted(trimmed));
    }
    return new Endpoint(host, parsePort(trimmed.substring(colon + 1)));
  }

  private static int parsePort(String text) {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("'%s' is no port number.".formatted(text), e);
    }
  }

  public static Endpoint loopback(int port) {
    return new Endpoint(LOOPBACK, port);
  }

  /** Whether only programs on the same computer reach it. */
  public boolean isLoopback() {
    return host.startsWith("127.") || host.equals("::1") || host.equalsIgnoreCase("localhost");
  }

  @Override
  public String toString() {
    return host.contains(":") ? "[" + host + "]:" + port : host + ":" + port;
  }
}
