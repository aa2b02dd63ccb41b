package dev.covey.desktop;

import dev.covey.desktop.fx.DesktopContext;
import dev.covey.desktop.fx.Destination;
import dev.covey.desktop.fx.Place;
import dev.covey.desktop.signin.SignInPage;
import dev.covey.desktop.welcome.WelcomePage;
import dev.covey.model.Invite;
import dev.covey.model.Subscription;
import dev.covey.peer.PeerEvent;
import dev.covey.peer.PeerStatus;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import javafx.scene.Parent;
import javafx.scene.layout.StackPane;

/**
 * Runs on the FX thread. Shows the page that fits how the peer stands, below the notices, and goes
 * on to the next by itself when that changes.
 */
final class Pages {
  private final DesktopContext context;
  private final NoticeStack notices;
  private final Errands errands;
  private final BooleanSupplier seen;
  private final StackPane root = new StackPane();
  private Phase phase;
  private Subscription page = () -> {};
  private Optional<Frame> frame = Optional.empty();
  private Optional<WelcomePage> welcome = Optional.empty();
  private String reason = "";

  /**
   * @param errands done as soon as somebody is signed in
   * @param seen whether the window is open: nobody sees what a hidden one shows
   */
  Pages(DesktopContext context, NoticeStack notices, Errands errands, BooleanSupplier seen) {
    this.context = context;
    this.notices = notices;
    this.errands = errands;
    this.seen = seen;
  }

  StackPane root() {
    return root;
  }

  /** What is shown; null before the first page. */
  Phase phase() {
    return phase;
  }

  /** While somebody is signed in. */
  Optional<Frame> frame() {
    return frame;
  }

  void go(Destination destination) {
    frame.ifPresent(shown -> shown.go(destination));
  }

  /** The choice of a network, with an invite filled in. */
  void choose(Invite invite) {
    if (phase != Phase.WELCOME) {
      enter(Phase.WELCOME);
    }
    welcome.ifPresent(shown -> shown.fillIn(invite));
  }

  void happened(PeerEvent event) {
    if (event instanceof PeerEvent.SignedOut(String why)) {
      reason = why;
    }
    if (event instanceof PeerEvent.StatusChanged || event instanceof PeerEvent.SignedOut) {
      Phase fits = Phase.of(context.peer().status());
      // Somebody who chooses another network is not pushed forward again.
      if (fits != phase && phase != Phase.WELCOME) {
        enter(fits);
      }
    }
  }

  /** All that is shown is made anew, in the language that is spoken now. */
  void speakAnew() {
    Optional<Place> shown = frame.flatMap(Frame::place);
    enter(phase);
    shown.map(Destination::of).ifPresent(this::go);
  }

  void enterWhatFits() {
    enter(Phase.of(context.peer().status()));
  }

  private void enter(Phase next) {
    leave();
    phase = next;
    switch (next) {
      case WELCOME -> welcome();
      case SIGN_IN -> signIn();
      case INSIDE -> inside();
    }
  }

  private void welcome() {
    boolean hasNetwork = context.peer().status().connection() != PeerStatus.Connection.NO_NETWORK;
    WelcomePage choice =
        new WelcomePage(
            context,
            hasNetwork ? Optional.of(this::enterWhatFits) : Optional.empty(),
            group -> {
              errands.askFor(group);
              enterWhatFits();
            });
    welcome = Optional.of(choice);
    show(choice::close, choice.node());
  }

  private void signIn() {
    SignInPage signIn = new SignInPage(context, reason, () -> enter(Phase.WELCOME), errands::begin);
    reason = "";
    show(signIn::close, signIn.node());
    signIn.focus();
  }

  private void inside() {
    Frame inside = new Frame(context);
    frame = Optional.of(inside);
    show(inside::close, inside.node());
    notices.standAbove(inside.stripHeight());
    inside.open();
    if (!seen.getAsBoolean()) {
      inside.rest();
    }
    errands.runIn(inside);
  }

  private void show(Subscription shown, Parent node) {
    page = shown;
    root.getChildren().setAll(node, notices.node());
  }

  /** Takes the page away. */
  void leave() {
    frame = Optional.empty();
    welcome = Optional.empty();
    notices.clear();
    page.close();
    page = () -> {};
  }
}
