package dev.covey.peer;

import dev.covey.model.AccountId;
import dev.covey.model.CoveyException;
import dev.covey.model.ErrorCode;
import dev.covey.model.UserName;
import dev.covey.peer.session.Session;
import java.time.Duration;

/**
 * Signing in and out (U2, U3), and who is signed in. Runs on the thread that calls, which waits.
 */
final class AccountDesk {
  /** How long signing in waits until this device's shares are announced. */
  private static final Duration ANNOUNCE_LIMIT = Duration.ofSeconds(5);

  private final Session session;
  private final Announcer announcer;
  private final SessionNews news;

  AccountDesk(Session session, Announcer announcer, SessionNews news) {
    this.session = session;
    this.announcer = announcer;
    this.news = news;
  }

  void login(UserName user, String password, boolean staySignedIn) throws CoveyException {
    session.hurry();
    var _ = session.login(user, password, staySignedIn);
    try {
      session.awaitTold();
      announcer.await(news.announcement(), ANNOUNCE_LIMIT);
    } catch (InterruptedException _) {
      // Signed in all the same; the shares follow in the background.
      Thread.currentThread().interrupt();
    }
  }

  void logout() throws CoveyException {
    var _ = require();
    session.logout();
    try {
      session.awaitTold();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  /** Whether the session is restored at the next start (S5), or not. */
  void stay(boolean signedIn) throws CoveyException {
    var _ = require();
    session.keep(signedIn);
  }

  AccountId require() throws CoveyException {
    return session
        .snapshot()
        .account()
        .orElseThrow(() -> new CoveyException(ErrorCode.SIGN_IN_FIRST, "Sign in first."));
  }
}
