package dev.covey.tracker;

import dev.covey.model.AccountId;
import dev.covey.model.DeviceId;
import dev.covey.protocol.ControlCodec;
import dev.covey.protocol.ControlMessage;
import dev.covey.protocol.TrackerEvent;
import java.util.Collection;
import java.util.List;

/**
 * Brings events to signed-in devices. Any thread may send it; it never waits, and what somebody
 * does not read is that connection's trouble.
 */
final class Postman {
  private final Sessions sessions;
  private final ControlCodec codec;

  Postman(Sessions sessions, ControlCodec codec) {
    this.sessions = sessions;
    this.codec = codec;
  }

  /** Tells every device of these accounts that is signed in here. */
  void tell(Collection<AccountId> accounts, TrackerEvent event) {
    List<Session> receivers =
        accounts.stream().flatMap(account -> sessions.of(account).stream()).toList();
    if (!receivers.isEmpty()) {
      byte[] line = codec.encode(new ControlMessage.Event(event));
      receivers.forEach(session -> put(session.outbox(), event, line));
    }
  }

  /** Tells those of these devices that are signed in here. */
  void tellDevices(Collection<DeviceId> devices, TrackerEvent event) {
    byte[] line = codec.encode(new ControlMessage.Event(event));
    devices.stream()
        .flatMap(device -> sessions.on(device).stream())
        .forEach(session -> put(session.outbox(), event, line));
  }

  void tell(AccountId account, TrackerEvent event) {
    tell(List.of(account), event);
  }

  /** Tells whoever is connected there, signed in or not. */
  void tell(Outbox outbox, TrackerEvent event) {
    put(outbox, event, codec.encode(new ControlMessage.Event(event)));
  }

  private static void put(Outbox outbox, TrackerEvent event, byte[] line) {
    switch (event) {
      // These say no more than to ask again: one of them waiting is enough.
      case TrackerEvent.GroupChanged _, TrackerEvent.SeedersChanged _, TrackerEvent.OfferEnded _ ->
          outbox.event(line, event);
      case TrackerEvent.RequestReceived _,
          TrackerEvent.RequestAnswered _,
          TrackerEvent.MemberRemoved _,
          TrackerEvent.GroupDissolved _,
          TrackerEvent.FileShared _,
          TrackerEvent.FileGone _,
          TrackerEvent.UserRenamed _,
          TrackerEvent.GroupRenamed _,
          TrackerEvent.SessionEnded _,
          TrackerEvent.TrackerStopping _ ->
          outbox.event(line);
    }
  }
}
