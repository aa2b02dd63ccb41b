package dev.covey.tracker;

import dev.covey.model.AccountId;
import dev.covey.model.CoveyException;
import dev.covey.model.DeviceId;
import dev.covey.model.ErrorCode;
import dev.covey.model.Passwords;
import dev.covey.model.UserName;
import dev.covey.protocol.TrackerReply;
import dev.covey.protocol.TrackerRequest;
import dev.covey.tracker.registry.Accounts;
import dev.covey.tracker.registry.Actor;
import dev.covey.tracker.registry.Cause;
import dev.covey.tracker.store.Ledger;
import dev.covey.trust.SessionClaim;
import dev.covey.trust.TicketSigner;
import dev.covey.trust.TicketVerifier;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * Who somebody is: accounts, passwords and session tokens (U1, U2, S4, S6). Any thread may use it;
 * passwords are hashed on the caller's thread while nothing is locked.
 */
final class AccountCommands {
  /** How long a token restores a session. */
  static final Duration TOKEN_LIFE = Duration.ofDays(30);

  private final Ledger ledger;
  private final Changes changes;
  private final PasswordQueue passwords;
  private final TicketSigner signer;
  private final TicketVerifier verifier;
  private final InstantSource clock;
  private final Replication replication;

  AccountCommands(
      Ledger ledger,
      Changes changes,
      PasswordQueue passwords,
      TicketSigner signer,
      TicketVerifier verifier,
      InstantSource clock,
      Replication replication) {
    this.ledger = ledger;
    this.changes = changes;
    this.passwords = passwords;
    this.signer = signer;
    this.verifier = verifier;
    this.clock = clock;
    this.replication = replication;
  }

  /** Somebody who has proved to be that account. */
  record Person(AccountId account, UserName user) {
    Actor on(DeviceId device) {
      return new Actor(account, device);
    }
  }

  TrackerReply create(DeviceId device, TrackerRequest.CreateUser request) throws CoveyException {
    Passwords.check(request.user(), request.password());
    Cause cause = new Cause(device, request.operation());
    boolean done = ledger.read(registry -> registry.recall(cause).isPresent());
    if (done) {
      changes.make(device, request.operation(), _ -> List.of()); // waits for the first
      return new TrackerReply.Done();
    }
    // Costs nothing, unlike the hash; both say the same if the name is taken.
    ledger.read(registry -> registry.accounts().create(request.user(), ""));
    String hash = passwords.hash(request.password());
    changes.make(
        device, request.operation(), registry -> registry.accounts().create(request.user(), hash));
    return new TrackerReply.Done();
  }

  /**
   * Who has lost a name to an earlier account (T12) may still sign in by it, and is told the name
   * that he has now.
   *
   * @throws CoveyException WRONG_CREDENTIALS, after the same time for unknown users (S6)
   */
  Person logIn(TrackerRequest.Login request) throws CoveyException {
    record Known(Person person, Optional<String> hash) {}
    List<Known> known =
        ledger.read(registry -> {
          Accounts accounts = registry.accounts();
          return accounts.claiming(request.user()).stream()
              .map(id ->
                  new Known(
                      new Person(id, accounts.name(id).orElseThrow()), accounts.passwordHash(id)))
              .toList();
        });
    if (known.isEmpty()) {
      boolean _ = passwords.verify(request.password(), Optional.empty());
    }
    for (Known each : known) {
      if (passwords.verify(request.password(), each.hash())) {
        return each.person();
      }
    }
    throw new CoveyException(
        ErrorCode.WRONG_CREDENTIALS, "Unknown user or wrong password; check both.");
  }

  /**
   * @throws CoveyException SESSION_EXPIRED for a token that is forged, too old or another device's;
   *     UNKNOWN_USER if the account has not come here yet from the tracker that made it
   */
  Person resume(DeviceId device, TrackerRequest.Resume request) throws CoveyException {
    SessionClaim claim = verifier.session(request.token(), clock.instant());
    if (!claim.device().equals(device)) {
      throw new CoveyException(
          ErrorCode.SESSION_EXPIRED, "The session belongs to another device; sign in on this one.");
    }
    UserName user =
        ledger
            .read(registry -> registry.accounts().name(claim.account()))
            .orElseThrow(this::unknown);
    return new Person(claim.account(), user);
  }

  private CoveyException unknown() {
    return replication.others().isEmpty()
        ? new CoveyException(
            ErrorCode.SESSION_EXPIRED,
            "This tracker does not know the session's account; sign in again.")
        : new CoveyException(
            ErrorCode.UNKNOWN_USER,
            "This tracker has not heard of the account yet; another tracker may have.");
  }

  /** Tells somebody that he is signed in on that device, with the token that restores it. */
  TrackerReply.SignedIn signedIn(Person person, DeviceId device) {
    Instant expires = clock.instant().plus(TOKEN_LIFE);
    String token = signer.sign(new SessionClaim(person.account(), person.user(), device, expires));
    return new TrackerReply.SignedIn(person.user(), person.account(), token);
  }
}
