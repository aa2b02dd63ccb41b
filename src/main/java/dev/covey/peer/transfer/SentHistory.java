package dev.covey.peer.transfer;

import dev.covey.model.CoveyException;
import dev.covey.model.FileId;
import dev.covey.model.GroupId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * How fast files were sent to others in the last minutes, second by second; of the files that were
 * sent last. Any thread may count and ask; time comes in as {@link System#nanoTime}.
 */
final class SentHistory {
  /** Of more than that nobody is likely to look at the oldest. */
  static final int FILES = 64;

  /** A piece is told when it is sent: in a second alone its bytes would be a peak. */
  private static final int SMOOTH = 3;

  private static final long SECOND = 1_000_000_000L;
  private static final int SLOTS = TransferDetails.SECONDS + SMOOTH;

  private record Key(GroupId group, FileId file) {
    // As in DeviceId: it is looked up for each piece.

    @Override
    public boolean equals(Object other) {
      return other instanceof Key key && group.equals(key.group) && file.equals(key.file);
    }

    @Override
    public int hashCode() {
      return 31 * group.hashCode() + file.hashCode();
    }
  }

  /** Guarded by this. */
  private final Map<Key, Seconds> files =
      new LinkedHashMap<>(FILES, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Seconds> eldest) {
          return size() > FILES;
        }
      };

  /** So many bytes of that file were sent now. */
  synchronized void sent(GroupId group, FileId file, long bytes, long now) {
    long second = Math.floorDiv(now, SECOND);
    files.computeIfAbsent(new Key(group, file), _ -> new Seconds(second)).add(bytes, second);
  }

  /** Bytes a second, second by second up to now, oldest first; always as many. */
  synchronized long[] rates(GroupId group, FileId file, long now) {
    Seconds seconds = files.get(new Key(group, file));
    return seconds == null
        ? new long[TransferDetails.SECONDS]
        : seconds.rates(Math.floorDiv(now, SECOND));
  }

  /** What is sent of what a catalogue offers is counted here too. */
  Catalogue counting(Catalogue of) {
    return new Counting(of, this);
  }

  private record Counting(Catalogue of, SentHistory history) implements Catalogue {
    @Override
    public Optional<Offered> find(GroupId group, FileId file) {
      return of.find(group, file);
    }

    @Override
    public void broken(Offered offered, CoveyException why) {
      of.broken(offered, why);
    }

    @Override
    public void sent(Offered offered, long bytes) {
      of.sent(offered, bytes);
      history.sent(offered.group(), offered.file(), bytes, System.nanoTime());
    }
  }

  /** The bytes of each of the last seconds, in a ring. */
  private static final class Seconds {
    private final long[] bytes = new long[SLOTS];
    private long current;

    Seconds(long current) {
      this.current = current;
    }

    void add(long some, long second) {
      advance(second);
      bytes[index(current)] += some;
    }

    long[] rates(long second) {
      advance(second);
      long[] rates = new long[TransferDetails.SECONDS];
      for (int i = 0; i < rates.length; i++) {
        long at = current - rates.length + 1 + i;
        long sum = 0;
        for (int before = 0; before < SMOOTH; before++) {
          sum += bytes[index(at - before)];
        }
        rates[i] = sum / SMOOTH;
      }
      return rates;
    }

    private void advance(long second) {
      for (long i = 1; i <= Math.min(SLOTS, second - current); i++) {
        bytes[index(current + i)] = 0;
      }
      current = Math.max(current, second);
    }

    private static int index(long second) {
      return Math.floorMod(second, SLOTS);
    }
  }
}
