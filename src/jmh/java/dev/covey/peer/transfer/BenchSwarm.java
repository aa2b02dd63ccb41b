package dev.covey.peer.transfer;

import dev.covey.model.DeviceId;
import dev.covey.model.PieceSet;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Queue;
import java.util.SplittableRandom;

/** 200 peers and what each has of 10,000 pieces, and a picker that fetches from them. */
final class BenchSwarm {
  static final int PIECES = 10_000;
  static final int PEERS = 200;
  private static final int DEPTH = 4;

  /** Between two events, so that a peer takes about a tenth of a second for a piece. */
  private static final long STEP = 500_000;

  private record Due(DeviceId device, int piece) {}

  final List<DeviceId> devices = new ArrayList<>();
  private final List<PieceSet> has = new ArrayList<>();

  /**
   * @param all whether each has everything, rather than a random half
   */
  BenchSwarm(boolean all) {
    SplittableRandom random = new SplittableRandom(1);
    for (int number = 0; number < PEERS; number++) {
      devices.add(device(number));
      has.add(all ? PieceSet.all(PIECES) : half(random));
    }
  }

  static DeviceId device(int number) {
    return new DeviceId("%064x".formatted(number + 1));
  }

  static PieceSet half(SplittableRandom random) {
    BitSet half = new BitSet();
    for (int piece = 0; piece < PIECES; piece++) {
      half.set(piece, random.nextBoolean());
    }
    return PieceSet.of(PIECES, half);
  }

  PieceSet has(int number) {
    return has.get(number);
  }

  /** A picker that has planned all pieces, and asked for none. */
  PiecePicker picker() {
    PiecePicker.Rules rules = PiecePicker.Rules.of(TransferSettings.defaults());
    PiecePicker picker = new PiecePicker(PieceSet.none(PIECES), rules, new SplittableRandom(1));
    for (int number = 0; number < PEERS; number++) {
      picker.joined(devices.get(number), 0.5);
      picker.has(devices.get(number), 0, has.get(number));
    }
    picker.ask(devices.getFirst(), 0, 0);
    return picker;
  }

  /** A whole download: pieces come in the order in which they were asked for. */
  PiecePicker download() {
    PiecePicker picker = picker();
    BitSet done = new BitSet();
    Queue<Due> due = new ArrayDeque<>();
    long now = 0;
    for (DeviceId device : devices) {
      ask(picker, device, DEPTH, due, now);
    }
    while (!picker.isComplete()) {
      now += STEP;
      Due next = due.remove();
      if (!done.get(next.piece)) {
        done.set(next.piece);
        picker.came(next.device, next.piece, now);
        ask(picker, next.device, 1, due, now);
      }
    }
    return picker;
  }

  private static void ask(PiecePicker picker, DeviceId device, int most, Queue<Due> due, long now) {
    picker.ask(device, most, now).forEach(piece -> due.add(new Due(device, piece)));
  }
}
