package dev.covey.peer.transfer;

import dev.covey.model.FileId;
import dev.covey.model.GroupId;
import dev.covey.model.Subscription;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The files that this device is fetching, and serves as far as they have come (F12). Downloads put
 * theirs here, uploads find them; any thread may.
 */
public final class Parts {
  private record Key(GroupId group, FileId file) {}

  private final Map<Key, PartSource> parts = new ConcurrentHashMap<>();

  /** Offers a part until the subscription is closed, which ends it; of two the first is served. */
  Subscription offer(GroupId group, FileId file, PartSource part) {
    Key key = new Key(group, file);
    parts.putIfAbsent(key, part);
    return () -> {
      parts.remove(key, part);
      part.end();
    };
  }

  Optional<PartSource> find(GroupId group, FileId file) {
    return Optional.ofNullable(parts.get(new Key(group, file)));
  }
}
