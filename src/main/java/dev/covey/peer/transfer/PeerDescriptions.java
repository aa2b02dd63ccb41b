package dev.covey.peer.transfer;

import dev.covey.model.CoveyException;
import dev.covey.model.ErrorCode;
import dev.covey.model.PieceSet;
import dev.covey.model.UserName;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * The peers of an {@link AssignmentStudy}: read from text, or drawn by lot (P8). Pure; the same
 * seed makes the same peers.
 *
 * <p>One peer a line as {@code name score [pieces]}; blank lines and {@code #} comments are
 * skipped. The pieces are {@code all}, a part like {@code 40%} that is drawn by lot, or numbers and
 * ranges from 0 like {@code 0-99,150}; {@code all} if left out.
 */
public final class PeerDescriptions {
  private static final int MOST_PEERS = 10_000;
  private static final int MOST_WORDS = 3;

  private final int count;
  private final RandomGenerator random;
  private final Set<UserName> names = new HashSet<>();

  private PeerDescriptions(int count, long seed) {
    this.count = count;
    this.random = new SplittableRandom(seed);
  }

  /** So many peers that have everything, their scores drawn by lot in steps of 0.01. */
  public static List<DescribedPeer> drawn(int peers, int pieces, long seed) {
    RandomGenerator random = new SplittableRandom(seed);
    PieceSet all = PieceSet.all(pieces);
    return IntStream.rangeClosed(1, peers)
        .mapToObj(
            i -> new DescribedPeer(new UserName("peer" + i), random.nextInt(101) / 100.0, all))
        .toList();
  }

  /**
   * Reads a file's text.
   *
   * @param source the file's name, for messages
   * @param pieces how many pieces there are
   * @throws CoveyException with {@link ErrorCode#BAD_CONFIGURATION} naming line and reason
   */
  public static List<DescribedPeer> parse(String source, String text, int pieces, long seed)
      throws CoveyException {
    PeerDescriptions reader = new PeerDescriptions(pieces, seed);
    List<DescribedPeer> peers = new ArrayList<>();
    List<String> lines = text.lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      String line = withoutComment(lines.get(i));
      if (line.isEmpty()) {
        continue;
      }
      try {
        require(peers.size() < MOST_PEERS, "there are more than %d peers".formatted(MOST_PEERS));
        peers.add(reader.peer(line));
      } catch (IllegalArgumentException e) {
        throw new CoveyException(
            ErrorCode.BAD_CONFIGURATION,
            "%s, line %d: %s. A line is a name, a score, and all, a part like 40%%, or pieces like 0-99,150."
                .formatted(source, i + 1, withoutStop(e.getMessage())),
            e);
      }
    }
    if (peers.isEmpty()) {
      throw new CoveyException(
          ErrorCode.BAD_CONFIGURATION,
          "%s describes no peer: write one a line, a name and a score.".formatted(source));
    }
    return List.copyOf(peers);
  }

  private DescribedPeer peer(String line) {
    String[] words = line.split("\\s+");
    require(words.length > 1, "'%s' has no score".formatted(line));
    require(words.length <= MOST_WORDS, "'%s' has more than three words".formatted(line));
    UserName name = new UserName(words[0]);
    require(names.add(name), "%s is described twice".formatted(name));
    return new DescribedPeer(
        name, score(words[1]), words.length == MOST_WORDS ? pieces(words[2]) : PieceSet.all(count));
  }

  private static double score(String text) {
    boolean number = text.matches("\\d(\\.\\d{1,9})?");
    double score = number ? Double.parseDouble(text) : -1;
    require(score >= 0 && score <= 1, "the score '%s' is not 0 to 1, as in 0.85".formatted(text));
    return score;
  }

  private PieceSet pieces(String text) {
    if (text.equals("all")) {
      return PieceSet.all(count);
    }
    return text.endsWith("%") ? part(text) : listed(text);
  }

  private PieceSet part(String text) {
    String digits = text.substring(0, text.length() - 1);
    int percent = digits.matches("\\d{1,3}") ? Integer.parseInt(digits) : -1;
    require(percent >= 0 && percent <= 100, "the part '%s' is not 0%% to 100%%".formatted(text));
    long wanted = Math.round(count * (percent / 100.0));
    BitSet pieces = new BitSet(count);
    int open = (int) wanted;
    for (int piece = 0; piece < count; piece++) {
      // Each way to choose so many of all is as likely as any other.
      if (random.nextInt(count - piece) < open) {
        pieces.set(piece);
        open--;
      }
    }
    return PieceSet.of(count, pieces);
  }

  private PieceSet listed(String text) {
    BitSet pieces = new BitSet(count);
    for (String range : text.split(",", -1)) {
      require(
          range.matches("\\d{1,9}(-\\d{1,9})?"),
          "'%s' is no piece and no range of pieces".formatted(range));
      String[] ends = range.split("-");
      int first = Integer.parseInt(ends[0]);
      int last = Integer.parseInt(ends[ends.length - 1]);
      require(first <= last, "the range '%s' runs backwards".formatted(range));
      require(
          last < count,
          "piece %d is none of the %d, which are 0 to %d".formatted(last, count, count - 1));
      pieces.set(first, last + 1);
    }
    return PieceSet.of(count, pieces);
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
