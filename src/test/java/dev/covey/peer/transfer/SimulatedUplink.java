package dev.covey.peer.transfer;

import dev.covey.model.Pieces;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What one peer of a {@link SwarmSimulation} sends: the pieces that are under way share its rate
 * evenly, but for those whose receivers can take no more. It holds back what {@link Spread} says.
 */
final class SimulatedUplink {
  /** Bytes a second of one that has stopped: a piece takes a week. */
  private static final double STOPPED = 1;

  private final VirtualTime time;
  private final Spread spread;
  private final List<SimulatedLink> links = new ArrayList<>();
  private double rate;
  private long updated;
  private long version;
  private long pumpAt = -1;
  private boolean pumping;
  private int sent;

  SimulatedUplink(VirtualTime time, double rate, int pieces) {
    this.time = time;
    this.rate = rate;
    this.spread = new Spread(pieces);
  }

  /** Pieces that have left. */
  int sent() {
    return sent;
  }

  List<SimulatedLink> links() {
    return links;
  }

  void add(SimulatedLink link) {
    links.add(link);
  }

  /** Nothing more is sent, though all connections stand. */
  void stop() {
    settle();
    rate = STOPPED;
    pump();
  }

  /** The connection is gone, with what was being sent on it. */
  void remove(SimulatedLink link) {
    if (link.open) {
      link.open = false;
      settle();
      if (link.isSending()) {
        stopped(link);
      }
      spread.left(link.sink.device);
      links.remove(link);
      pump();
    }
  }

  /** What is being sent has come so far by now. */
  private void settle() {
    for (SimulatedLink link : links) {
      if (link.isSending()) {
        link.left -= link.speed * (time.now() - updated) / VirtualTime.SECOND;
      }
    }
    updated = time.now();
  }

  /** Once at this moment, however often something changes at it. */
  void pumpSoon() {
    if (!pumping) {
      pumping = true;
      time.after(
          0,
          () -> {
            pumping = false;
            pump();
          });
    }
  }

  /** Begins to send what may be sent, and looks again when the first piece is out. */
  void pump() {
    settle();
    links.forEach(this::begin);
    share();
    long pumped = ++version;
    links.stream()
        .filter(SimulatedLink::isSending)
        .mapToDouble(link -> link.left / link.speed)
        .min()
        .ifPresent(seconds ->
            time.after(
                Math.max(1, (long) Math.ceil(seconds * VirtualTime.SECOND)), () -> finish(pumped)));
  }

  /** The narrowest first: what they cannot take is for the others. */
  private void share() {
    List<SimulatedLink> busy =
        links.stream()
            .filter(SimulatedLink::isSending)
            .sorted(Comparator.comparingDouble(link -> link.sink.room()))
            .toList();
    double free = rate;
    int others = busy.size();
    for (SimulatedLink link : busy) {
      link.speed = Math.min(link.sink.room(), free / others);
      free -= link.speed;
      others--;
    }
  }

  private void begin(SimulatedLink link) {
    fill(link);
    if (!link.isSending() && !link.buffer.isEmpty()) {
      link.sending = link.buffer.remove();
      link.left = Pieces.SIZE;
      link.sink.incoming(link, 1);
      fill(link);
    }
  }

  /** The system takes what may be sent as long as it has room, and that is done at once. */
  private void fill(SimulatedLink link) {
    if (link.isFull()) {
      link.waitingSince = time.now();
      return;
    }
    long least = Long.MAX_VALUE;
    for (int piece : List.copyOf(link.wants)) {
      long hold = spread.hold(piece, link.sink.device, time.now());
      if (hold == 0) {
        give(link, piece);
        if (link.isFull()) {
          break;
        }
      } else {
        least = Math.min(least, hold);
      }
    }
    if (!link.wants.isEmpty() && time.now() - link.waitingSince >= WantQueue.LONGEST_WAIT) {
      give(link, link.wants.iterator().next());
    }
    if (least < Long.MAX_VALUE) {
      long overdue = link.waitingSince + WantQueue.LONGEST_WAIT;
      pumpAt(Math.min(time.now() + least, Math.max(overdue, time.now() + 1)));
    }
  }

  private void give(SimulatedLink link, int piece) {
    link.wants.remove(piece);
    link.buffer.add(piece);
    link.waitingSince = time.now();
    spread.begun(piece, link.sink.device, time.now());
    spread.written(piece, link.sink.device, time.now());
  }

  /** That one has told that these pieces have come. */
  void cameTo(SimulatedNode sink, List<Integer> pieces) {
    pieces.forEach(piece -> spread.told(piece, sink.device, time.now()));
    pumpSoon();
  }

  /** Once, however many of its links hold something back. */
  private void pumpAt(long moment) {
    if (pumpAt <= time.now() || moment < pumpAt) {
      pumpAt = moment;
      time.at(
          moment,
          () -> {
            if (pumpAt == time.now()) {
              pump();
            }
          });
    }
  }

  private void finish(long pumped) {
    if (pumped != version) {
      return;
    }
    settle();
    for (SimulatedLink link : links) {
      if (link.isSending() && link.left <= 1) {
        int piece = link.sending;
        stopped(link);
        sent++;
        time.after(link.delay, () -> link.sink.arrived(link, piece));
      }
    }
    pump();
  }

  private void stopped(SimulatedLink link) {
    link.sending = SimulatedLink.NOTHING;
    link.sink.incoming(link, -1);
  }
}
