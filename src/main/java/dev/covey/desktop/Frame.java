package dev.covey.desktop;

import dev.covey.desktop.fx.DesktopContext;
import dev.covey.desktop.fx.Destination;
import dev.covey.desktop.fx.FxmlFile;
import dev.covey.desktop.fx.Messages;
import dev.covey.desktop.fx.Notice;
import dev.covey.desktop.fx.Place;
import dev.covey.desktop.fx.Said;
import dev.covey.desktop.fx.Screen;
import dev.covey.desktop.fx.Shortcuts;
import dev.covey.desktop.network.EventLog;
import dev.covey.desktop.sharing.ShareFiles;
import dev.covey.desktop.sharing.ShareWith;
import dev.covey.model.CoveyException;
import dev.covey.model.ErrorCode;
import dev.covey.model.GroupName;
import dev.covey.model.Role;
import dev.covey.model.Subscription;
import dev.covey.peer.PeerEvent;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/**
 * Runs on the FX thread. Navigation, the chosen screen and the status bar. A screen is made when it
 * is first needed and kept until the frame is closed; only the one that is seen is told to follow
 * the peer.
 */
final class Frame implements AutoCloseable {
  private static final InstantSource CLOCK = InstantSource.system();

  private final DesktopContext context;
  private final FrameViewModel model;
  private final FrameController controller;
  private final Parent node;
  private final Map<Place, Screen> screens = new EnumMap<>(Place.class);
  private final EventLog log = new EventLog();
  private final EventNotices notices;
  private final Subscription events;
  private final DoubleProperty stripHeight = new SimpleDoubleProperty();
  private Optional<Place> shown = Optional.empty();
  private Optional<Place> resting = Optional.empty();

  Frame(DesktopContext context) {
    this.context = context;
    model = new FrameViewModel(context, CLOCK);
    controller =
        new FrameController(
            context, model, new UserMenu(context), place -> go(Destination.of(place)));
    node = FxmlFile.FRAME.load(controller);
    notices = new EventNotices(context);
    events = context.bridge().subscribe(context.peer(), this::happened);
  }

  Parent node() {
    return node;
  }

  private void happened(PeerEvent event) {
    notices.happened(event);
    log.happened(event, context.peer().status(), CLOCK.instant());
  }

  /** Begins to follow the peer, at the groups. */
  void open() {
    log.happened(new PeerEvent.StatusChanged(), context.peer().status(), CLOCK.instant());
    model.start();
    go(Destination.of(Place.GROUPS));
  }

  void go(Destination destination) {
    Place place = destination.place();
    Screen screen = screens.computeIfAbsent(place, this::make);
    if (!shown.equals(Optional.of(place))) {
      hideScreen();
      shown = Optional.of(place);
      screen.shown();
    }
    // Also if it is there already: a click on the chosen entry leaves it chosen.
    controller.show(place, screen.node());
    stripHeight.bind(screen.stripHeight());
    screen.open(destination);
  }

  /** Of the strip along the lower edge of the screen that is seen, in pixels; 0 if it has none. */
  ObservableValue<? extends Number> stripHeight() {
    return stripHeight;
  }

  /** What is seen. */
  Optional<Place> place() {
    return shown;
  }

  private Screen make(Place place) {
    return Screens.make(place, context, log);
  }

  /** Nobody looks for now: the screen follows the peer no more. */
  void rest() {
    // Told twice, it still knows what was seen.
    if (shown.isPresent()) {
      resting = shown;
      hideScreen();
    }
  }

  /** Somebody looks again. */
  void wake() {
    resting.map(Destination::of).ifPresent(this::go);
    resting = Optional.empty();
  }

  private void hideScreen() {
    shown.map(screens::get).ifPresent(Screen::hidden);
    shown = Optional.empty();
  }

  /** A key that nothing with the focus has used. */
  void pressed(KeyEvent event) {
    for (Place place : Place.values()) {
      if (controller.item(place).keys().matches(event)) {
        event.consume();
        go(Destination.of(place));
        return;
      }
    }
    if (mayBeShortcut(event) && isAimed(event)) {
      shown.map(screens::get).ifPresent(screen -> screen.shortcut(event));
    }
    if (!event.isConsumed()
        && (Shortcuts.NEXT_PANE.match(event) || Shortcuts.PREVIOUS_PANE.match(event))) {
      event.consume();
      shown.ifPresent(place -> controller.item(place).requestFocus());
    }
  }

  /** Delete takes something away: it counts only where the screen has the focus, or nothing has. */
  private boolean isAimed(KeyEvent event) {
    return event.getCode() != KeyCode.DELETE
        || !(event.getTarget() instanceof Node focused)
        || controller.isOfScreen(focused);
  }

  /** What is typed into a field belongs to the field. */
  private static boolean mayBeShortcut(KeyEvent event) {
    return !(event.getTarget() instanceof TextInputControl)
        || event.isShortcutDown()
        || event.getCode() == KeyCode.ESCAPE
        || event.getCode() == KeyCode.F6;
  }

  /** The founder's first group, which the account was made with: makes it and shows its files. */
  void begin(GroupName group) {
    context
        .bridge()
        .act(() -> context.peer().createGroup(group), () -> showFiles(group), this::refused);
  }

  /** The invite that led here named a group, and the user agreed to ask for it. */
  void askFor(GroupName group) {
    showFiles(group);
    askToJoin(group);
  }

  private void showFiles(GroupName group) {
    go(new Destination.Files(Optional.of(group)));
  }

  /** An invite that was opened names a group: offers to ask for it, unless one is in it. */
  void invitedTo(GroupName group) {
    go(new Destination.Groups(Optional.of(group)));
    context
        .bridge()
        .work(
            () ->
                context.peer().listGroups().stream()
                    .anyMatch(each -> each.name().equals(group) && each.role() != Role.NONE),
            known -> {
              if (!known) {
                offerToAsk(group);
              }
            },
            _ -> offerToAsk(group));
  }

  /** Asks with which group to share files that were brought from elsewhere. */
  void share(List<Path> files) {
    go(Destination.of(Place.SHARING));
    ShareFiles sharing =
        new ShareFiles(context, () -> {}, why -> refused(Messages.text("handover.notShared"), why));
    new ShareWith(context, sharing, this::refused).ask(node.getScene().getWindow(), files);
  }

  private void offerToAsk(GroupName group) {
    context
        .notices()
        .show(
            Notice.of(
                Notice.Kind.REQUEST,
                Messages.text("notice.invited.title", group.value()),
                Messages.text("notice.invited.text"),
                new Notice.Action(
                    "askToJoin",
                    Messages.text("notice.invited.ask"),
                    false,
                    () -> askToJoin(group))));
  }

  private void askToJoin(GroupName group) {
    context.bridge().act(() -> context.peer().joinGroup(group), () -> {}, this::refused);
  }

  private void refused(CoveyException why) {
    boolean thereAlready =
        why.code() == ErrorCode.ALREADY_MEMBER || why.code() == ErrorCode.ALREADY_REQUESTED;
    context
        .notices()
        .show(
            Notice.of(
                thereAlready ? Notice.Kind.INFO : Notice.Kind.BAD,
                Messages.text(thereAlready ? "notice.already.title" : "notice.refused.title"),
                Said.of(why)));
  }

  private void refused(String title, String why) {
    context.notices().show(Notice.of(Notice.Kind.BAD, title, why));
  }

  @Override
  public void close() {
    hideScreen();
    events.close();
    model.close();
  }
}
