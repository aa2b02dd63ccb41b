package dev.covey.desktop;

import dev.covey.desktop.fx.DesktopContext;
import dev.covey.desktop.fx.Formats;
import dev.covey.desktop.fx.Messages;
import dev.covey.desktop.tray.Tray;
import dev.covey.desktop.tray.TrayWords;
import dev.covey.model.Subscription;
import dev.covey.peer.PeerStatus;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

/**
 * Runs on the FX thread. Has the tray opened in the background, once the window stands, and its
 * words follow the rates while it is there.
 */
final class TrayPresence implements AutoCloseable {
  /** The window comes first. */
  private static final Duration LATER = Duration.ofSeconds(2);

  private final DesktopContext context;
  private final Function<TrayWords, Optional<Tray>> opener;
  private Optional<Tray> tray = Optional.empty();
  private Subscription opening = () -> {};
  private Subscription rates = () -> {};
  private TrayWords said;

  /**
   * @param opener opens the tray, if there is one; may take its time, not called on the FX thread
   */
  TrayPresence(DesktopContext context, Function<TrayWords, Optional<Tray>> opener) {
    this.context = context;
    this.opener = opener;
  }

  /** Opens it soon. */
  void start() {
    opening = context.bridge().after(LATER, () -> open(() -> {}));
  }

  /**
   * Opens it now.
   *
   * @param without done if there is none
   */
  void open(Runnable without) {
    said = words(context.peer().status());
    TrayWords first = said;
    opening =
        context
            .bridge()
            .work(
                () -> opener.apply(first),
                found -> {
                  tray = found;
                  if (tray.isPresent()) {
                    rates = context.bridge().poll(context.peer()::status, 1, this::follow);
                  } else {
                    without.run();
                  }
                },
                _ -> without.run());
  }

  private void follow(PeerStatus status) {
    TrayWords now = words(status);
    if (!now.equals(said)) {
      said = now;
      tray.ifPresent(there -> there.say(now));
    }
  }

  static TrayWords words(PeerStatus status) {
    String rates =
        Messages.text("tray.rates", Formats.rate(status.downRate()), Formats.rate(status.upRate()));
    return new TrayWords(
        Messages.text("tray.tooltip", Messages.text("app.name"), rates),
        rates,
        Messages.text("tray.show"),
        Messages.text("tray.quit"));
  }

  boolean isThere() {
    return tray.isPresent();
  }

  @Override
  public void close() {
    opening.close();
    rates.close();
    tray.ifPresent(Tray::close);
    tray = Optional.empty();
  }
}
