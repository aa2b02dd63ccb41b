package dev.covey.protocol;

import dev.covey.model.CoveyException;
import dev.covey.model.Endpoint;
import dev.covey.model.ErrorCode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Balancer lines as bytes and back: words of printable ASCII parted by spaces, newline-ended (L1).
 * Commands are read whatever their case, so that people can type them into {@code nc}.
 */
public final class BalancerCodec {
  private static final String COMMANDS =
      "GET_TRACKER, INCREMENT, DECREMENT, REMOVE, CHALLENGE and REGISTER";

  private static final String ADDRESS = "<ip> <port>";
  private static final int LONGEST_MESSAGE = 300;

  private BalancerCodec() {}

  /** The line, its newline included. */
  public static byte[] encode(BalancerCommand command) {
    return line(
        switch (command) {
          case BalancerCommand.GetTracker() -> "GET_TRACKER";
          case BalancerCommand.Increment(Endpoint tracker) -> "INCREMENT " + words(tracker);
          case BalancerCommand.Decrement(Endpoint tracker) -> "DECREMENT " + words(tracker);
          case BalancerCommand.Remove(Endpoint tracker) -> "REMOVE " + words(tracker);
          case BalancerCommand.Challenge() -> "CHALLENGE";
          case BalancerCommand.Register register ->
              "REGISTER " + register.proven() + register.proof().map(p -> " " + p).orElse("");
          case BalancerCommand.Quit() -> "QUIT";
        });
  }

  /** The line, its newline included. */
  public static byte[] encode(BalancerReply reply) {
    return line(
        switch (reply) {
          case BalancerReply.Tracker(Endpoint endpoint) -> words(endpoint);
          case BalancerReply.NoTrackers() -> "NO_TRACKERS";
          case BalancerReply.Ok() -> "OK";
          case BalancerReply.UnknownTracker() -> "UNKNOWN_TRACKER";
          case BalancerReply.Removed() -> "REMOVED";
          case BalancerReply.Alive() -> "ALIVE";
          case BalancerReply.Nonce(String hex) -> "NONCE " + hex;
          case BalancerReply.Refusal(String message) -> "ERROR " + printable(message);
        });
  }

  /**
   * Reads a client's line.
   *
   * @param line with or without its line end
   * @throws CoveyException with {@link ErrorCode#BAD_COMMAND} and a sentence for the reply
   */
  public static BalancerCommand decodeCommand(byte[] line) throws CoveyException {
    List<String> words = split(line);
    String verb = words.getFirst().toUpperCase(Locale.ROOT);
    try {
      return switch (verb) {
        case "GET_TRACKER" -> {
          expect(words, 0, 0, verb);
          yield new BalancerCommand.GetTracker();
        }
        case "INCREMENT" -> new BalancerCommand.Increment(addressOnly(words, verb));
        case "DECREMENT" -> new BalancerCommand.Decrement(addressOnly(words, verb));
        case "REMOVE" -> new BalancerCommand.Remove(addressOnly(words, verb));
        case "CHALLENGE" -> {
          expect(words, 0, 0, verb);
          yield new BalancerCommand.Challenge();
        }
        case "REGISTER" -> register(words);
        case "QUIT" -> new BalancerCommand.Quit();
        default ->
            throw bad("unknown command '%s'; known are %s".formatted(words.getFirst(), COMMANDS));
      };
    } catch (IllegalArgumentException e) {
      throw bad(e.getMessage());
    }
  }

  /**
   * Reads a balancer's line.
   *
   * @param line with or without its line end
   * @throws CoveyException with {@link ErrorCode#BAD_REQUEST} if it is none of a balancer's
   */
  public static BalancerReply decodeReply(byte[] line) throws CoveyException {
    try {
      List<String> words = split(line);
      String rest = String.join(" ", words.subList(1, words.size()));
      return switch (words.getFirst()) {
        case "NO_TRACKERS" -> new BalancerReply.NoTrackers();
        case "OK" -> new BalancerReply.Ok();
        case "UNKNOWN_TRACKER" -> new BalancerReply.UnknownTracker();
        case "REMOVED" -> new BalancerReply.Removed();
        case "ALIVE" -> new BalancerReply.Alive();
        case "NONCE" -> new BalancerReply.Nonce(rest);
        case "ERROR" -> new BalancerReply.Refusal(rest);
        default -> {
          expect(words, 1, 1, "");
          Endpoint tracker = address(words.get(0), words.get(1));
          Check.tracker(tracker);
          yield new BalancerReply.Tracker(tracker);
        }
      };
    } catch (CoveyException | IllegalArgumentException e) {
      throw new CoveyException(
          ErrorCode.BAD_REQUEST, "What answers there is no balancer: it said something else.", e);
    }
  }

  private static BalancerCommand.Register register(List<String> words) throws CoveyException {
    expect(words, 2, 4, "REGISTER <ip> <port> [<load> [<proof>]]");
    int load = words.size() > 3 ? number("load", words.get(3)) : 0;
    Optional<String> proof = words.size() > 4 ? Optional.of(words.get(4)) : Optional.empty();
    return new BalancerCommand.Register(address(words.get(1), words.get(2)), load, proof);
  }

  private static Endpoint addressOnly(List<String> words, String verb) throws CoveyException {
    expect(words, 2, 2, verb + " " + ADDRESS);
    return address(words.get(1), words.get(2));
  }

  private static Endpoint address(String host, String port) {
    return new Endpoint(host, number("port", port));
  }

  private static int number(String field, String text) {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("'%s' is no %s.".formatted(text, field), e);
    }
  }

  private static void expect(List<String> words, int least, int most, String form)
      throws CoveyException {
    int arguments = words.size() - 1;
    if (arguments < least || arguments > most) {
      throw bad("the form is: " + form);
    }
  }

  /** The words of a line; always at least one, which may be empty. */
  private static List<String> split(byte[] line) throws CoveyException {
    String text = new String(line, StandardCharsets.ISO_8859_1).strip();
    if (!text.chars().allMatch(BalancerCodec::isPrintable)) {
      throw bad("a command is one line of printable ASCII");
    }
    return List.of(text.split(" +"));
  }

  private static boolean isPrintable(int c) {
    return c >= ' ' && c <= '~';
  }

  private static CoveyException bad(String message) {
    return new CoveyException(ErrorCode.BAD_COMMAND, message);
  }

  private static String words(Endpoint endpoint) {
    return endpoint.host() + " " + endpoint.port();
  }

  /** Fits a line: what is not printable becomes a question mark. */
  private static String printable(String message) {
    StringBuilder text = new StringBuilder();
    message
        .chars()
        .limit(LONGEST_MESSAGE)
        .forEach(c -> text.append(isPrintable(c) ? (char) c : '?'));
    return text.toString();
  }

  private static byte[] line(String text) {
    return (text + "\n").getBytes(StandardCharsets.US_ASCII);
  }
}
