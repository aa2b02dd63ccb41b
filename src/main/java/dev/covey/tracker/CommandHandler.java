package dev.covey.tracker;

import dev.covey.model.CoveyException;
import dev.covey.model.DeviceId;
import dev.covey.model.ErrorCode;
import dev.covey.net.Connection;
import dev.covey.net.LineReader;
import dev.covey.net.LineTooLongException;
import dev.covey.protocol.ControlCodec;
import dev.covey.protocol.ControlMessage;
import dev.covey.protocol.Limits;
import dev.covey.protocol.TrackerReply;
import dev.covey.trust.DeviceIdentity;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Serves one connection, on its own thread: reads a request, answers it, reads the next. It waits
 * for the disk and for its own peer, and nobody waits for it.
 */
final class CommandHandler {
  /** Bytes of a line of somebody who has not signed in: hello, a password, a token (X5). */
  static final int UNSIGNED_LINE = 16 << 10;

  /** Lines that make no sense before the connection ends. */
  static final int BAD_LINES = 20;

  /** Wrong passwords before the connection ends. */
  static final int WRONG_PASSWORDS = 5;

  private static final Logger log = LoggerFactory.getLogger(CommandHandler.class);

  private static final int REQUESTS_AT_ONCE = 1_000;
  private static final int REQUESTS_A_SECOND = 500;

  /** How long what was said last may take to leave. */
  private static final Duration FAREWELL = Duration.ofSeconds(1);

  // Immutable
  private final Connection connection;
  private final Desk desk;
  private final Gate gate;
  private final ControlCodec codec;
  private final Outbox outbox;
  private final Visitor visitor;

  // Confined to the thread
  private final LineReader lines;
  private final Allowance allowance =
      new Allowance(REQUESTS_AT_ONCE, REQUESTS_A_SECOND, System.nanoTime());
  private int badLines;
  private int wrongPasswords;

  CommandHandler(
      Connection connection,
      Desk desk,
      Sessions sessions,
      Gate gate,
      ControlCodec codec,
      Duration sendLimit) {
    this.connection = connection;
    this.desk = desk;
    this.gate = gate;
    this.codec = codec;
    this.outbox = new Outbox(connection, sendLimit);
    Optional<DeviceId> device = connection.peerCertificate().map(DeviceIdentity::idOf);
    this.visitor = new Visitor(device, connection.remote(), outbox, sessions);
    this.lines = new LineReader(connection.input(), UNSIGNED_LINE);
  }

  Outbox outbox() {
    return outbox;
  }

  /** Serves until either side has enough. */
  void run(Duration idleLimit) throws IOException {
    outbox.start();
    try {
      connection.readTimeout(idleLimit);
      serve();
    } catch (LineTooLongException e) {
      refuse(0, ErrorCode.LIMIT_EXCEEDED, e.getMessage());
    } catch (SocketTimeoutException e) {
      log.debug(
          "{} was silent for {} s and is dropped", connection.remote(), idleLimit.toSeconds());
    } finally {
      visitor.open().ifPresent(desk.signIns()::end);
      outbox.finish(FAREWELL);
    }
  }

  private void serve() throws IOException {
    for (byte[] line = lines.read(); line != null; line = lines.read()) {
      if (!slowDown() || !gate.enter()) {
        return;
      }
      try {
        answer(line);
      } finally {
        gate.leave();
      }
      outbox.flush(); // outside the gate: nobody waits for a peer that does not read
      if (badLines >= BAD_LINES || wrongPasswords >= WRONG_PASSWORDS) {
        log.info("{} sent too much that is wrong and is dropped", connection.remote());
        return;
      }
    }
  }

  /** Who asks too fast is answered more slowly. */
  private boolean slowDown() {
    long wait = allowance.spend(System.nanoTime());
    try {
      TimeUnit.NANOSECONDS.sleep(wait);
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private void answer(byte[] line) throws IOException {
    switch (codec.decodeRequest(line)) {
      case ControlMessage.Request request -> answer(request);
      case ControlMessage.Failure failure -> {
        badLines++;
        send(failure);
      }
      case ControlMessage.Reply _, ControlMessage.Event _ ->
          throw new IllegalStateException("a peer's line was read as a tracker's");
    }
  }

  private void answer(ControlMessage.Request request) throws IOException {
    try {
      TrackerReply reply = desk.answer(visitor, request.request());
      if (reply instanceof TrackerReply.SignedIn) {
        lines.allow(Limits.CONTROL_LINE);
      }
      send(new ControlMessage.Reply(request.id(), reply));
    } catch (CoveyException e) {
      if (e.code() == ErrorCode.WRONG_CREDENTIALS) {
        wrongPasswords++;
      }
      refuse(request.id(), e.code(), e.getMessage());
    } catch (RuntimeException e) {
      String what = request.request().getClass().getSimpleName();
      log.error("{} of {} failed", what, connection.remote(), e);
      refuse(request.id(), ErrorCode.FAILED, "The tracker failed to do this; its log says why.");
    }
  }

  private void refuse(long id, ErrorCode code, String message) throws IOException {
    send(new ControlMessage.Failure(id, code, message));
  }

  private void send(ControlMessage message) throws IOException {
    outbox.reply(codec.encode(message));
  }
}
