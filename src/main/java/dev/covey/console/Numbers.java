package dev.covey.console;

import dev.covey.console.Result.Numbered;
import dev.covey.model.CoveyException;
import dev.covey.model.DownloadId;
import dev.covey.model.ErrorCode;
import dev.covey.peer.Peer;
import dev.covey.peer.transfer.TransferSnapshot;
import dev.covey.peer.transfer.TransferState;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Predicate;

/**
 * Gives each download a number that it keeps for as long as the console runs, also when others are
 * forgotten. Used by the console's thread.
 */
final class Numbers {
  private static final int SHORTEST_PREFIX = 4;

  private final Peer peer;
  private final Map<DownloadId, Integer> numbers = new HashMap<>();

  Numbers(Peer peer) {
    this.peer = peer;
  }

  /** Every download the peer remembers, oldest first. */
  List<Numbered> all() {
    Map<DownloadId, Integer> places = new HashMap<>();
    peer.queue().forEach(id -> places.put(id, places.size() + 1));
    return peer.downloads().stream().map(one -> numbered(one, places.get(one.id()))).toList();
  }

  Optional<Numbered> find(DownloadId id) {
    return all().stream().filter(download -> download.snapshot().id().equals(id)).findFirst();
  }

  /** As {@link #find}, without its place in the queue, for which all have to be looked at. */
  Optional<Numbered> look(DownloadId id) {
    if (numbers.isEmpty()) {
      var _ = all(); // what an earlier console began comes first
    }
    return peer.download(id).map(one -> numbered(one, null));
  }

  Numbered of(DownloadId id) throws CoveyException {
    return find(id).orElseThrow(() -> unknown(id.toString()));
  }

  private Numbered numbered(TransferSnapshot snapshot, Integer place) {
    return new Numbered(
        numbers.computeIfAbsent(snapshot.id(), _ -> numbers.size() + 1),
        snapshot,
        place == null ? OptionalInt.empty() : OptionalInt.of(place));
  }

  /**
   * The download somebody names by its number, its file's name, or the start of its id.
   *
   * @param wanted if several files have that name, only those in such a state are meant
   */
  Numbered find(String text, Predicate<TransferState> wanted) throws CoveyException {
    List<Numbered> all = all();
    Optional<Numbered> byNumber =
        all.stream().filter(one -> Integer.toString(one.number()).equals(text)).findFirst();
    if (byNumber.isPresent()) {
      return byNumber.get();
    }
    List<Numbered> named =
        all.stream().filter(one -> one.snapshot().file().value().equals(text)).toList();
    List<Numbered> meant =
        named.size() > 1
            ? named.stream().filter(one -> wanted.test(one.snapshot().state())).toList()
            : named;
    if (named.isEmpty()) {
      meant = all.stream().filter(one -> hasPrefix(one, text)).toList();
    }
    if (meant.size() == 1) {
      return meant.getFirst();
    }
    throw meant.size() > 1 || named.size() > 1
        ? ambiguous(text, meant.isEmpty() ? named : meant)
        : unknown(text);
  }

  private static boolean hasPrefix(Numbered download, String text) {
    return text.length() >= SHORTEST_PREFIX
        && download.snapshot().id().toString().startsWith(text.toLowerCase(Locale.ROOT));
  }

  private static CoveyException ambiguous(String text, List<Numbered> candidates) {
    String choice =
        String.join(", ", candidates.stream().map(one -> Integer.toString(one.number())).toList());
    return new CoveyException(
        ErrorCode.BAD_COMMAND,
        "'%s' names %d downloads: give the number of one, %s."
            .formatted(text, candidates.size(), choice));
  }

  static CoveyException unknown(String text) {
    return new CoveyException(
        ErrorCode.UNKNOWN_DOWNLOAD,
        "There is no download '%s': show_downloads lists them with their numbers.".formatted(text));
  }
}
