package dev.covey.peer.transfer;

import dev.covey.model.DeviceId;
import dev.covey.model.PieceSet;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Who sent each piece, and how often each was asked for in vain. Pure; one thread uses it. */
final class PieceLog {
  /** More peers than that send pieces of one file to nobody. */
  private static final int MOST_SENDERS = Short.MAX_VALUE;

  private final Map<DeviceId, Integer> places = new HashMap<>();
  private final short[] senders;
  private final Map<Integer, Integer> tries = new HashMap<>();

  PieceLog(int count) {
    senders = new short[count];
    Arrays.fill(senders, (short) PieceTable.NOBODY);
  }

  void came(DeviceId device, int piece) {
    if (places.size() < MOST_SENDERS || places.containsKey(device)) {
      senders[piece] = (short) place(device);
    }
  }

  void failed(int piece) {
    tries.merge(piece, 1, Integer::sum);
  }

  private int place(DeviceId device) {
    return places.computeIfAbsent(device, _ -> places.size());
  }

  /**
   * What is known of each piece.
   *
   * @param pieces tells whose those are that are not here
   * @param holders how many have each
   */
  PieceTable table(Iterable<Assignee> peers, Assignments pieces, int[] holders) {
    int count = senders.length;
    int[] whose = new int[count];
    int[] tried = new int[count];
    for (int piece = 0; piece < count; piece++) {
      Assignee owner = pieces.owner(piece);
      whose[piece] = owner == null ? senders[piece] : place(owner.device);
    }
    tries.forEach((piece, times) -> tried[piece] = times);
    BitSet arriving = new BitSet(count);
    for (Assignee peer : peers) {
      if (!peer.asked.isEmpty()) {
        arriving.set(peer.asked.firstEntry().getKey());
      }
    }
    return PieceTable.of(inPlace(), whose, tried, holders, PieceSet.of(count, arriving));
  }

  private List<DeviceId> inPlace() {
    return places.entrySet().stream()
        .sorted(Map.Entry.comparingByValue())
        .map(Map.Entry::getKey)
        .toList();
  }
}
