package dev.covey.model;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * What a {@code tracker_info.txt} says: the trackers of a network, in order (T2).
 *
 * <p>One tracker a line as {@code host:port}, {@code host:port:syncport} or either with an id
 * behind a space; blank lines and {@code #} comments are skipped. A tracker without an id has its
 * place in the file, from 1 (T1).
 */
public record TrackerInfo(List<Entry> entries) {

  /**
   * One tracker.
   *
   * @param id 1 to 9999, unique in the file
   * @param syncPort where it talks to the other trackers, if the line says so
   */
  public record Entry(int id, Endpoint endpoint, OptionalInt syncPort) {
    /** Where other trackers reach it: if not told, at its own port and 1,000. */
    public Endpoint place() {
      int port = endpoint.port();
      int usual = port + SYNC_OFFSET <= LARGEST_PORT ? port + SYNC_OFFSET : port - SYNC_OFFSET;
      return new Endpoint(endpoint.host(), syncPort.orElse(usual));
    }
  }

  private static final int SYNC_OFFSET = 1_000;
  private static final int LARGEST_PORT = 65_535;

  private static final int LARGEST_ID = 9_999;

  public TrackerInfo {
    entries = List.copyOf(entries);
  }

  /**
   * Reads the file's text.
   *
   * @param source the file's name, for messages
   * @throws CoveyException with {@link ErrorCode#BAD_CONFIGURATION} naming line and reason
   */
  public static TrackerInfo parse(String source, String text) throws CoveyException {
    List<Entry> entries = new ArrayList<>();
    Set<Integer> ids = new HashSet<>();
    Set<Endpoint> endpoints = new HashSet<>();
    List<String> lines = text.lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      String line = withoutComment(lines.get(i));
      if (line.isEmpty()) {
        continue;
      }
      try {
        Entry entry = parseLine(line, entries.size() + 1);
        require(ids.add(entry.id()), "another line has the id " + entry.id() + " already");
        require(endpoints.add(entry.endpoint()), entry.endpoint() + " is listed twice");
        entries.add(entry);
      } catch (IllegalArgumentException e) {
        throw new CoveyException(
            ErrorCode.BAD_CONFIGURATION,
            "%s, line %d: %s. A line is host:port, host:port:syncport, or one of these and an id."
                .formatted(source, i + 1, withoutStop(e.getMessage())),
            e);
      }
    }
    return new TrackerInfo(entries);
  }

  /** The tracker of that id, if the file has it. */
  public Optional<Entry> find(int id) {
    return entries.stream().filter(entry -> entry.id() == id).findFirst();
  }

  public List<Endpoint> endpoints() {
    return entries.stream().map(Entry::endpoint).toList();
  }

  private static Entry parseLine(String line, int place) {
    String[] words = line.split("\\s+");
    require(words.length <= 2, "'%s' has more than an address and an id".formatted(line));
    int id = words.length == 2 ? number("id", words[1], LARGEST_ID) : place;
    String address = words[0];
    int last = address.lastIndexOf(':');
    String before = last < 0 ? address : address.substring(0, last);
    if (before.matches("\\[.*]:\\d+|[^:\\[\\]]+:\\d+")) {
      int syncPort = number("sync port", address.substring(last + 1), 65_535);
      return new Entry(id, endpoint(before), OptionalInt.of(syncPort));
    }
    return new Entry(id, endpoint(address), OptionalInt.empty());
  }

  private static Endpoint endpoint(String text) {
    Endpoint endpoint = Endpoint.parse(text);
    require(endpoint.port() > 0, "port 0 is no port that others can reach");
    return endpoint;
  }

  private static int number(String what, String text, int most) {
    boolean digits = text.matches("\\d{1,9}");
    int value = digits ? Integer.parseInt(text) : 0;
    require(value >= 1 && value <= most, "the %s '%s' is not 1 to %d".formatted(what, text, most));
    return value;
  }

  private static String withoutComment(String line) {
    int hash = line.indexOf('#');
    return (hash < 0 ? line : line.substring(0, hash)).strip();
  }

  private static String withoutStop(String sentence) {
    return sentence.endsWith(".") ? sentence.substring(0, sentence.length() - 1) : sentence;
  }

  private static void require(boolean fits, String reason) {
    if (!fits) {
      throw new IllegalArgumentException(reason);
    }
  }
}
