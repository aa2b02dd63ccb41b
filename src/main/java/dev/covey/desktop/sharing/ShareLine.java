package dev.covey.desktop.sharing;

import dev.covey.desktop.fx.Messages;
import dev.covey.desktop.fx.SafeText;
import dev.covey.desktop.fx.Said;
import dev.covey.model.FileName;
import dev.covey.model.GroupName;
import dev.covey.peer.SharedFile;
import dev.covey.peer.SharingSnapshot;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What one row of the sharing table shows: a file that is shared in a group, or on its way to be.
 *
 * @param shared empty while it is prepared for the first time
 * @param preparing if it is being hashed now
 */
record ShareLine(Key key, Optional<SharedFile> shared, Optional<SharingSnapshot> preparing) {

  /** A file of a group: what a row is about. */
  record Key(GroupName group, FileName name) {}

  /** What others can do with it now. */
  enum State {
    PREPARING,
    /** Something is wrong with the file on disk (F13), or it was stopped elsewhere (F11). */
    STOPPED,
    /** Nothing is wrong, but this device is not signed in anywhere (F10). */
    OFFLINE,
    AVAILABLE
  }

  static Key keyOf(SharedFile file) {
    return new Key(file.group(), file.name());
  }

  static Key keyOf(SharingSnapshot sharing) {
    return new Key(sharing.group(), sharing.name());
  }

  State state() {
    if (preparing.isPresent() || shared.isEmpty()) {
      return State.PREPARING;
    }
    if (!shared.get().problem().isEmpty()) {
      return State.STOPPED;
    }
    return shared.get().active() ? State.AVAILABLE : State.OFFLINE;
  }

  /** Read so far, 0 to 1. */
  double prepared() {
    return preparing.map(p -> p.size() == 0 ? 1.0 : (double) p.hashed() / p.size()).orElse(1.0);
  }

  long size() {
    return preparing.map(SharingSnapshot::size).or(() -> shared.map(SharedFile::size)).orElse(0L);
  }

  /** Bytes sent to others. */
  long uploaded() {
    return shared.map(SharedFile::uploaded).orElse(0L);
  }

  /** Where the file is on this device. */
  Optional<Path> path() {
    return shared.map(SharedFile::path).or(() -> preparing.map(SharingSnapshot::path));
  }

  /** Why it is stopped, in a few words where there are some. */
  String reason() {
    return shared.flatMap(file -> Said.briefly(file.problem())).orElseGet(this::problem);
  }

  /** Why it is stopped; the file's path in it is known and would only hide the reason. */
  String problem() {
    return shared.map(file -> withoutPath(Said.of(file.problem()), file.path())).orElse("");
  }

  private static String withoutPath(String sentence, Path path) {
    String quoted =
        "['„“]\\p{Cf}?" + Pattern.quote(SafeText.line(path.toString())) + "\\p{Cf}?['“”]";
    return sentence.replaceAll(quoted, Messages.text("sharing.it"));
  }

  boolean needsAttention() {
    return state() == State.STOPPED;
  }

  /** Whether it contains the text in its file's or group's name. */
  boolean matches(String lowerCase) {
    return key.name().value().toLowerCase(Locale.ROOT).contains(lowerCase)
        || key.group().value().toLowerCase(Locale.ROOT).contains(lowerCase);
  }
}
