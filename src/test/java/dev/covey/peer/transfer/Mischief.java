package dev.covey.peer.transfer;

import dev.covey.model.ErrorCode;
import dev.covey.model.PieceSet;
import dev.covey.protocol.PeerCodec;
import dev.covey.protocol.PeerMessage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/** What a hostile seeder does on each of its connections. None of them sends a right piece. */
enum Mischief implements ScriptedPeer.Script {
  WRONG_BYTES(
      Blame.LEFT_OUT,
      wire -> {
        wire.letIn();
        while (true) {
          for (int index : wire.wanted()) {
            wire.sendWrong(index);
          }
        }
      }),
  WRONG_HASH(
      Blame.LEFT_OUT,
      wire -> {
        wire.letIn();
        while (true) {
          for (int index : wire.wanted()) {
            byte[] frame = wire.frame(index, wire.read(index));
            frame[5 + 4] ^= 1;
            wire.raw(frame);
          }
        }
      }),
  RIGHT_BYTES_UNDER_ANOTHER_INDEX(
      Blame.LEFT_OUT,
      wire -> {
        wire.letIn();
        while (true) {
          for (int index : wire.wanted()) {
            wire.raw(wire.frame(index, wire.read(index == 0 ? 1 : index - 1)));
          }
        }
      }),
  A_PIECE_NOBODY_ASKED_FOR(
      Blame.LEFT_OUT,
      wire -> {
        wire.letIn();
        List<Integer> asked = wire.wanted();
        int other = wire.pieces() - 1;
        while (asked.contains(other)) {
          other--;
        }
        wire.sendRight(other);
        wire.fallSilent();
      }),
  A_LYING_BITMAP_AND_EACH_REFUSAL(
      Blame.FAILURES,
      wire -> {
        wire.letIn();
        ErrorCode[] codes = codes();
        for (int said = 0; true; ) {
          for (int index : wire.wanted()) {
            wire.say(new PeerMessage.Refused(index, codes[said++ % codes.length], "no"));
          }
        }
      }),
  A_LYING_BITMAP_AND_LATER_PLEASE(
      Blame.FAILURES,
      wire -> {
        wire.letIn();
        while (true) {
          for (int index : wire.wanted()) {
            wire.say(new PeerMessage.Refused(index, ErrorCode.BUSY, "not here yet"));
          }
        }
      }),
  CLAIMS_PIECES_BEYOND_THE_FILE(
      Blame.LEFT_OUT,
      wire -> {
        wire.next();
        wire.say(new PeerMessage.Have(0, PieceSet.all(wire.pieces() + 8)));
        wire.fallSilent();
      }),
  HAS_ALSO_A_PIECE_BEYOND_THE_FILE(
      Blame.LEFT_OUT,
      wire -> {
        wire.letIn();
        wire.say(new PeerMessage.HaveAlso(wire.pieces()));
        wire.fallSilent();
      }),
  TELLS_WHAT_IT_HAS_TWICE(
      Blame.LEFT_OUT,
      wire -> {
        wire.letIn();
        wire.say(new PeerMessage.Have(0, PieceSet.all(wire.pieces())));
        wire.fallSilent();
      }),
  TELLS_OF_NO_PIECES_WITHOUT_END(
      Blame.LEFT_OUT,
      wire -> {
        wire.next();
        flood(wire, new PeerMessage.Have(0, PieceSet.all(0)));
      }),
  DRIPS(
      Blame.FAILURES,
      wire -> {
        wire.letIn();
        int asked = wire.wanted().getFirst();
        for (byte one : wire.frame(asked, wire.read(asked))) {
          wire.raw(new byte[] {one});
          pause();
        }
      }),
  SILENT_AFTER_THE_REQUEST(
      Blame.FAILURES,
      wire -> {
        wire.letIn();
        wire.fallSilent();
      }),
  SILENT_AFTER_THE_HANDSHAKE(Blame.NOTED, ScriptedPeer.Wire::fallSilent),
  DRIPS_WORDS_BUT_LETS_NOBODY_IN(
      Blame.NOTED,
      wire -> {
        while (true) {
          wire.say(new PeerMessage.Ping());
          pause();
        }
      }),
  BREAKS_OFF_WITHIN_A_FRAME(
      Blame.FAILURES,
      wire -> {
        wire.letIn();
        int asked = wire.wanted().getFirst();
        byte[] frame = wire.frame(asked, wire.read(asked));
        wire.raw(Arrays.copyOf(frame, frame.length / 2));
      }),
  A_HUGE_LENGTH(Blame.LEFT_OUT, opening(new byte[] {0x7f, -1, -1, -1, 4})),
  A_LENGTH_OF_ZERO(Blame.LEFT_OUT, opening(new byte[] {0, 0, 0, 0, 4})),
  A_NEGATIVE_LENGTH(Blame.LEFT_OUT, opening(new byte[] {-1, -1, -1, -5, 4})),
  A_PIECE_OF_NO_BYTES(Blame.LEFT_OUT, opening(frame(4, 24))),
  A_REFUSAL_WITHOUT_END(Blame.LEFT_OUT, opening(frame(6, 100_000))),
  FLOODS_PINGS(
      Blame.LEFT_OUT,
      wire -> {
        wire.letIn();
        flood(wire, new PeerMessage.Ping());
      }),
  FLOODS_REFUSALS_OF_WHAT_NOBODY_ASKED(
      Blame.LEFT_OUT,
      wire -> {
        wire.next();
        wire.say(new PeerMessage.Have(0, PieceSet.none(wire.pieces())));
        flood(wire, new PeerMessage.Refused(0, ErrorCode.FAILED, "no"));
      }),
  FLOODS_NEWS_OF_THE_SAME_PIECE(
      Blame.LEFT_OUT,
      wire -> {
        wire.letIn();
        flood(wire, new PeerMessage.HaveAlso(0));
      }),
  FLOODS_SMALL_UNKNOWN_FRAMES(
      Blame.LEFT_OUT,
      wire -> {
        wire.letIn();
        flood(wire, frame(200, 0));
      }),
  FLOODS_GREAT_UNKNOWN_FRAMES(
      Blame.LEFT_OUT,
      wire -> {
        wire.letIn();
        flood(wire, frame(200, 1 << 20));
      }),
  REFUSES_EVERYBODY_WITH_EACH_CODE(Blame.NOTED, refusing());

  /** What the user sees of it. */
  enum Blame {
    /** It is asked no more (D7). */
    LEFT_OUT,
    /** Failures are counted, and its score sinks (P4, D6). */
    FAILURES,
    /** It is told why nothing comes from it. */
    NOTED
  }

  final Blame blame;

  @SuppressWarnings("ImmutableEnumChecker") // scripts keep nothing but a count
  private final ScriptedPeer.Script script;

  Mischief(Blame blame, ScriptedPeer.Script script) {
    this.blame = blame;
    this.script = script;
  }

  @Override
  public void serve(ScriptedPeer.Wire wire) throws IOException {
    script.serve(wire);
  }

  private static ScriptedPeer.Script opening(byte[] frame) {
    return wire -> {
      wire.letIn();
      wire.wanted();
      wire.raw(frame);
      wire.fallSilent();
    };
  }

  private static ScriptedPeer.Script refusing() {
    AtomicInteger said = new AtomicInteger();
    return wire -> {
      wire.next();
      ErrorCode code = codes()[said.getAndIncrement() % codes().length];
      wire.say(new PeerMessage.Refused(PeerMessage.Refused.ALL, code, "go away"));
    };
  }

  /** Tickets first, which say most about the one who asks. */
  private static ErrorCode[] codes() {
    return Stream.concat(Stream.of(ErrorCode.BAD_TICKET), Stream.of(ErrorCode.values()))
        .distinct()
        .toArray(ErrorCode[]::new);
  }

  private static byte[] frame(int type, int body) {
    return ByteBuffer.allocate(5 + body).putInt(1 + body).put((byte) type).array();
  }

  private static void flood(ScriptedPeer.Wire wire, PeerMessage message) throws IOException {
    flood(wire, PeerCodec.encode(message));
  }

  /** The same again and again, many in one write. */
  private static void flood(ScriptedPeer.Wire wire, byte[] frame) throws IOException {
    int times = Math.max(1, (16 << 10) / frame.length);
    byte[] many = new byte[times * frame.length];
    for (int i = 0; i < times; i++) {
      System.arraycopy(frame, 0, many, i * frame.length, frame.length);
    }
    while (true) {
      wire.raw(many);
    }
  }

  private static void pause() {
    LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
  }
}
