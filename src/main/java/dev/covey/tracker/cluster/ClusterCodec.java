package dev.covey.tracker.cluster;

import dev.covey.model.DeviceId;
import dev.covey.model.Digests;
import dev.covey.model.Sha1;
import dev.covey.model.Sha256;
import dev.covey.tracker.registry.VersionVector;
import dev.covey.tracker.store.KeptScore;
import dev.covey.tracker.store.KnownTracker;
import dev.covey.tracker.store.StoredManifest;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/**
 * Messages between trackers as bytes, and back: a version, a kind, then the fields in the order of
 * the message's record. Lists begin with their length in four bytes, texts and changes with theirs
 * in two.
 *
 * <p>Only holders of the network's keys can send here; a message is still refused whole if it does
 * not fit, or is longer than {@link #LONGEST}.
 */
final class ClusterCodec {
  /** Bytes. */
  static final int LONGEST = 1 << 20;

  private static final int VERSION = 1;

  private static final int STATUS = 1;
  private static final int SYNC = 2;
  private static final int WANT = 3;
  private static final int PAGE = 4;
  private static final int MANIFEST_WANTED = 5;
  private static final int MANIFEST_PAGE = 6;
  private static final int MANIFEST_MISSING = 7;
  private static final int NEWS = 8;
  private static final int NEWS_WANTED = 9;
  private static final int ALL_NEWS = 10;
  private static final int SCORES = 11;

  private ClusterCodec() {}

  static byte[] encode(ClusterMessage message) {
    MessageWriter out = new MessageWriter();
    out.small(VERSION);
    switch (message) {
      case ClusterMessage.Status status -> {
        out.small(STATUS).text(status.tracker().name());
        out.endpoint(status.tracker().endpoint()).endpoint(status.tracker().place());
        out.number(status.sessions()).number(status.news());
        vector(out, status.held());
      }
      case ClusterMessage.Sync sync -> out.small(SYNC).list(sync.changes(), out::change);
      case ClusterMessage.Want want -> vector(out.small(WANT), want.applied());
      case ClusterMessage.Page page ->
          out.small(PAGE).flag(page.more()).list(page.changes(), out::change);
      case ClusterMessage.ManifestWanted wanted ->
          out.small(MANIFEST_WANTED).bytes(wanted.manifest().bytes()).number(wanted.from());
      case ClusterMessage.ManifestPage page -> manifestPage(out.small(MANIFEST_PAGE), page);
      case ClusterMessage.ManifestMissing missing ->
          out.small(MANIFEST_MISSING).bytes(missing.manifest().bytes());
      case ClusterMessage.News news ->
          out.small(NEWS).number(news.number()).list(news.items(), out::item);
      case ClusterMessage.NewsWanted() -> out.small(NEWS_WANTED);
      case ClusterMessage.AllNews all -> {
        out.small(ALL_NEWS).number(all.number()).number(all.part()).flag(all.last());
        out.list(all.items(), out::item);
      }
      case ClusterMessage.Scores scores ->
          out.small(SCORES)
              .list(
                  scores.scores().entrySet(),
                  score -> {
                    out.bytes(score.getKey().bytes());
                    out.number(Double.doubleToLongBits(score.getValue().score()));
                    out.number(score.getValue().version());
                  });
    }
    return out.toBytes();
  }

  private static void vector(MessageWriter out, VersionVector vector) {
    out.list(vector.known().entrySet(), entry -> out.uuid(entry.getKey()).number(entry.getValue()));
  }

  private static void manifestPage(MessageWriter out, ClusterMessage.ManifestPage page) {
    StoredManifest header = page.header();
    out.bytes(header.id().bytes()).number(header.size());
    out.bytes(header.digests().sha1().bytes()).bytes(header.digests().sha256().bytes());
    out.number(page.from()).hashes(page.hashes());
  }

  /**
   * @throws IllegalArgumentException if it is no message that this version knows; the message tells
   *     why
   */
  static ClusterMessage decode(byte[] bytes) {
    if (bytes.length > LONGEST) {
      throw new IllegalArgumentException("a message of %d bytes".formatted(bytes.length));
    }
    MessageReader in = new MessageReader(bytes);
    int version = in.small();
    if (version != VERSION) {
      throw new IllegalArgumentException("a message of version %d".formatted(version));
    }
    ClusterMessage message = body(in.small(), in);
    in.end();
    return message;
  }

  private static ClusterMessage body(int kind, MessageReader in) {
    return switch (kind) {
      case STATUS ->
          new ClusterMessage.Status(
              new KnownTracker(in.text(), in.endpoint(), in.endpoint()),
              in.count(),
              in.number(),
              vector(in));
      case SYNC -> new ClusterMessage.Sync(in.list(in::change));
      case WANT -> new ClusterMessage.Want(vector(in));
      case PAGE -> {
        boolean more = in.flag();
        yield new ClusterMessage.Page(in.list(in::change), more);
      }
      case MANIFEST_WANTED -> new ClusterMessage.ManifestWanted(sha256(in), in.count());
      case MANIFEST_PAGE -> {
        Sha256 id = sha256(in);
        long size = in.number();
        Digests digests = new Digests(Sha1.of(in.bytes(Sha1.BYTES)), sha256(in));
        yield new ClusterMessage.ManifestPage(
            new StoredManifest(id, size, digests), in.count(), in.hashes());
      }
      case MANIFEST_MISSING -> new ClusterMessage.ManifestMissing(sha256(in));
      case NEWS -> new ClusterMessage.News(in.number(), in.list(in::item));
      case NEWS_WANTED -> new ClusterMessage.NewsWanted();
      case ALL_NEWS ->
          new ClusterMessage.AllNews(in.number(), in.count(), in.flag(), in.list(in::item));
      case SCORES -> scores(in);
      default -> throw new IllegalArgumentException("a message of kind %d".formatted(kind));
    };
  }

  private static VersionVector vector(MessageReader in) {
    TreeMap<UUID, Long> known = new TreeMap<>();
    in.list(() -> known.put(in.uuid(), in.number()));
    return new VersionVector(known);
  }

  private static ClusterMessage scores(MessageReader in) {
    Map<DeviceId, KeptScore> scores = new HashMap<>();
    in.list(() -> {
      DeviceId device = DeviceId.of(in.bytes(DeviceId.BYTES));
      double score = Double.longBitsToDouble(in.number());
      if (!(score >= 0 && score <= 1)) {
        throw new IllegalArgumentException("a score of " + score);
      }
      return scores.put(device, new KeptScore(score, in.number()));
    });
    return new ClusterMessage.Scores(scores);
  }

  private static Sha256 sha256(MessageReader in) {
    return Sha256.of(in.bytes(Sha256.BYTES));
  }
}
