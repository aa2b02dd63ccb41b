package dev.covey.desktop.signin;

import dev.covey.desktop.fx.DesktopContext;
import dev.covey.desktop.fx.FxBridge;
import dev.covey.desktop.fx.Messages;
import dev.covey.desktop.fx.Preferences;
import dev.covey.desktop.fx.Said;
import dev.covey.model.CoveyException;
import dev.covey.model.ErrorCode;
import dev.covey.model.GroupName;
import dev.covey.model.Subscription;
import dev.covey.model.UserName;
import dev.covey.peer.Peer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.ObjectBinding;
import javafx.beans.binding.StringBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;

/**
 * Runs on the FX thread. Judges each field as it is typed, says what is still needed, and creates
 * the account or signs in. It is told nothing of success: the peer's status says that.
 */
final class SignInViewModel {
  private static final String LAST_USER = "lastUser";
  private static final String STAY = "staySignedIn";

  private final Peer peer;
  private final FxBridge bridge;
  private final Preferences preferences;
  private final BooleanProperty creating = new SimpleBooleanProperty();
  private final StringProperty user = new SimpleStringProperty("");
  private final StringProperty password = new SimpleStringProperty("");
  private final StringProperty firstGroup;
  private final BooleanProperty stay = new SimpleBooleanProperty(true);
  private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
  private final ReadOnlyObjectWrapper<Optional<Refusal>> refusal =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ObjectBinding<Verdict> userVerdict =
      Bindings.createObjectBinding(() -> judgeUser(), user, creating, refusal);
  private final ObjectBinding<Verdict> passwordVerdict =
      Bindings.createObjectBinding(() -> judgePassword(), user, password, creating, refusal);
  private final ObjectBinding<Verdict> firstGroupVerdict;
  private final StringBinding needed;
  private final ReadOnlyObjectWrapper<Optional<String>> network;
  private final Subscription events;
  private final boolean founder;
  private final Consumer<Optional<GroupName>> entering;

  /** Set in the background, by one attempt after the other. */
  private volatile Optional<UserName> created = Optional.empty();

  /** What the tracker refused, and beside which field that is said. */
  record Refusal(Cause cause, String why) {
    enum Cause {
      USER,
      PASSWORD,
      NEITHER
    }
  }

  /**
   * @param entering told, before one is in, of the group that is to be made then
   */
  SignInViewModel(DesktopContext context, Consumer<Optional<GroupName>> entering) {
    this.founder = context.starter().startedHere();
    this.entering = entering;
    firstGroup =
        new SimpleStringProperty(founder ? Messages.text("signIn.firstGroup.suggested") : "");
    firstGroupVerdict =
        Bindings.createObjectBinding(() -> FieldRules.group(firstGroup.get()), firstGroup);
    needed =
        Bindings.createStringBinding(
            this::stillNeeded, creating, userVerdict, passwordVerdict, firstGroupVerdict);
    this.peer = context.peer();
    this.bridge = context.bridge();
    this.preferences = context.preferences();
    network = new ReadOnlyObjectWrapper<>(peer.status().network());
    // A tracker tells the name a moment after the network was joined.
    events = bridge.subscribe(peer, _ -> network.set(peer.status().network()));
    Optional<String> known = preferences.text(LAST_USER);
    user.set(known.orElse(""));
    creating.set(known.isEmpty());
    stay.set(preferences.flag(STAY, true));
    for (ObservableValue<?> value : List.of(user, password, creating)) {
      value.subscribe(_ -> refusal.set(Optional.empty()));
    }
  }

  private Verdict judgeUser() {
    if (refusedFor(Refusal.Cause.USER).isPresent()) {
      return Verdict.bad(refusedFor(Refusal.Cause.USER).get());
    }
    Verdict typed = FieldRules.userName(user.get());
    return creating.get() || typed.kind() == Verdict.Kind.BAD ? typed : Verdict.OPEN;
  }

  private Verdict judgePassword() {
    if (refusedFor(Refusal.Cause.PASSWORD).isPresent()) {
      return Verdict.bad(refusedFor(Refusal.Cause.PASSWORD).get());
    }
    return creating.get() ? FieldRules.newPassword(user.get(), password.get()) : Verdict.OPEN;
  }

  private Optional<String> refusedFor(Refusal.Cause cause) {
    return refusal.get().filter(r -> r.cause() == cause).map(Refusal::why);
  }

  private String stillNeeded() {
    List<String> missing = new ArrayList<>();
    if (FieldRules.user(user.get()).isEmpty()) {
      missing.add(Messages.text("signIn.needed.user"));
    }
    if (!creating.get()) {
      if (password.get().isEmpty()) {
        missing.add(Messages.text("signIn.needed.password"));
      }
    } else if (!FieldRules.newPassword(user.get(), password.get()).isGood()) {
      missing.add(neededPassword(FieldRules.newPassword(user.get(), password.get()).kind()));
    } else if (firstGroupVerdict.get().kind() == Verdict.Kind.BAD) {
      missing.add(Messages.text("signIn.needed.group"));
    }
    return missing.isEmpty()
        ? ""
        : Messages.text("signIn.needed", String.join(Messages.text("signIn.needed.and"), missing));
  }

  private static String neededPassword(Verdict.Kind kind) {
    return switch (kind) {
      case OPEN -> Messages.text("signIn.needed.password");
      case SHORT -> Messages.text("signIn.needed.longer");
      case BAD, GOOD -> Messages.text("signIn.needed.better");
    };
  }

  /** Creates the account if that is chosen, and signs in. */
  void submit() {
    if (busy.get() || !needed.get().isEmpty()) {
      return;
    }
    UserName name = FieldRules.user(user.get()).orElseThrow();
    String secret = password.get();
    boolean keep = stay.get();
    boolean create = creating.get() && !created.equals(Optional.of(name));
    busy.set(true);
    refusal.set(Optional.empty());
    entering.accept(creating.get() ? FieldRules.groupName(firstGroup.get()) : Optional.empty());
    bridge.act(
        () -> enter(name, secret, keep, create), () -> busy.set(false), why -> refused(name, why));
  }

  /** Runs in the background. */
  private void enter(UserName name, String secret, boolean keep, boolean create)
      throws CoveyException {
    if (create) {
      peer.createUser(name, secret);
      created = Optional.of(name);
    }
    peer.login(name, secret, keep);
    preferences.put(LAST_USER, name.value());
    preferences.put(STAY, keep);
  }

  private void refused(UserName name, CoveyException why) {
    busy.set(false);
    refusal.set(Optional.of(new Refusal(cause(why.code()), sentence(name, why))));
  }

  private Refusal.Cause cause(ErrorCode code) {
    if (code == ErrorCode.USER_EXISTS || code == ErrorCode.BAD_NAME) {
      return Refusal.Cause.USER;
    }
    return code == ErrorCode.BAD_PASSWORD || code == ErrorCode.WRONG_CREDENTIALS
        ? Refusal.Cause.PASSWORD
        : Refusal.Cause.NEITHER;
  }

  private static String sentence(UserName name, CoveyException why) {
    return why.code() == ErrorCode.USER_EXISTS
        ? Messages.text("signIn.user.exists", name)
        : Said.of(why);
  }

  /**
   * Follows the network no more. Signing in goes on if it is on its way: the window changes to the
   * frame while the peer still brings its shares back.
   */
  void close() {
    events.close();
  }

  /** The network's name, once a tracker has told it. */
  ReadOnlyObjectProperty<Optional<String>> networkProperty() {
    return network.getReadOnlyProperty();
  }

  /** Whether an account is to be made, rather than one that is there used. */
  BooleanProperty creatingProperty() {
    return creating;
  }

  StringProperty userProperty() {
    return user;
  }

  StringProperty passwordProperty() {
    return password;
  }

  /** Whether this user started the network here, and so has no group to join. */
  boolean isFounder() {
    return founder;
  }

  /** The group that is made with the account; empty for none. */
  StringProperty firstGroupProperty() {
    return firstGroup;
  }

  BooleanProperty stayProperty() {
    return stay;
  }

  ObservableValue<Verdict> userVerdict() {
    return userVerdict;
  }

  ObservableValue<Verdict> passwordVerdict() {
    return passwordVerdict;
  }

  ObservableValue<Verdict> firstGroupVerdict() {
    return firstGroupVerdict;
  }

  /** What is missing, as a sentence; empty when the button may be pressed. */
  StringBinding neededProperty() {
    return needed;
  }

  ReadOnlyBooleanProperty busyProperty() {
    return busy.getReadOnlyProperty();
  }

  ReadOnlyObjectProperty<Optional<Refusal>> refusalProperty() {
    return refusal.getReadOnlyProperty();
  }
}
