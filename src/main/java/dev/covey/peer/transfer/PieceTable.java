package dev.covey.peer.transfer;

import dev.covey.model.DeviceId;
import dev.covey.model.PieceSet;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A running download's pieces, one by one, at one moment (P7). Made only for who looks, since of a
 * large file it is long.
 *
 * @param peers whom {@code senders} speaks of, by their place
 * @param senders who sent a piece that is here, or is to send one that is not; {@link #NOBODY} if
 *     nobody, or if that was in an earlier run
 * @param tries how often each was asked for in vain in this run
 * @param holders how many of those who serve now have each
 * @param arriving of what was asked for, what comes now: the oldest of each peer's
 */
public record PieceTable(
    List<DeviceId> peers,
    List<Integer> senders,
    List<Integer> tries,
    List<Integer> holders,
    PieceSet arriving) {
  public static final int NOBODY = -1;

  public PieceTable {
    int size = arriving.size();
    if (senders.size() != size || tries.size() != size || holders.size() != size) {
      throw new IllegalArgumentException("not of the same file: " + arriving);
    }
    int most = peers.size();
    if (senders.stream().anyMatch(place -> place < NOBODY || place >= most)) {
      throw new IllegalArgumentException("a sender that is none of " + most);
    }
    peers = List.copyOf(peers);
    senders = List.copyOf(senders);
    tries = List.copyOf(tries);
    holders = List.copyOf(holders);
  }

  public static PieceTable of(
      List<DeviceId> peers, int[] senders, int[] tries, int[] holders, PieceSet arriving) {
    return new PieceTable(peers, boxed(senders), boxed(tries), boxed(holders), arriving);
  }

  private static List<Integer> boxed(int[] numbers) {
    return Arrays.stream(numbers).boxed().toList();
  }

  public int size() {
    return arriving.size();
  }

  /** Who sent the piece, or is to send it. */
  public Optional<DeviceId> sender(int piece) {
    int place = senders.get(piece);
    return place == NOBODY ? Optional.empty() : Optional.of(peers.get(place));
  }

  /** How often the piece was asked for in vain. */
  public int tries(int piece) {
    return tries.get(piece);
  }

  /** How many of those who serve now have the piece. */
  public int holders(int piece) {
    return holders.get(piece);
  }

  /** Whether the piece comes now, not only after others. */
  public boolean isArriving(int piece) {
    return arriving.contains(piece);
  }
}
