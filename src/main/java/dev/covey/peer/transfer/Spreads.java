package dev.covey.peer.transfer;

import dev.covey.model.FileId;
import java.util.HashMap;
import java.util.Map;

/** The {@link Spread} of each file that is being served. Any thread may use it. */
final class Spreads {
  private static final class Shared {
    final Spread spread;
    int users;

    Shared(int pieces) {
      spread = new Spread(pieces);
    }
  }

  /** Guarded by this. */
  private final Map<FileId, Shared> files = new HashMap<>();

  /** One for all who serve the file; {@link #leave} must follow. */
  synchronized Spread join(FileId file, int pieces) {
    Shared shared = files.computeIfAbsent(file, _ -> new Shared(pieces));
    shared.users++;
    return shared.spread;
  }

  synchronized void leave(FileId file) {
    files.computeIfPresent(file, (_, shared) -> --shared.users == 0 ? null : shared);
  }
}
