package dev.covey.desktop.tray;

import java.awt.AWTError;
import java.awt.AWTException;
import java.awt.EventQueue;
import java.awt.GraphicsEnvironment;
import java.awt.MenuItem;
import java.awt.PopupMenu;
import java.awt.SystemTray;
import java.awt.TrayIcon;
import java.awt.event.MouseAdapter;
import java.awt.event.MouseEvent;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The tray as the JDK knows it. What it shows is changed on AWT's thread alone. */
public final class AwtTray implements Tray {
  private static final Logger log = LoggerFactory.getLogger(AwtTray.class);

  private final SystemTray tray;
  private final TrayIcon icon;
  private final MenuItem rates = new MenuItem();
  private final MenuItem show = new MenuItem();
  private final MenuItem quit = new MenuItem();

  private AwtTray(SystemTray tray, TrayPicture picture, TrayWords words, TrayDeeds deeds) {
    this.tray = tray;
    PopupMenu menu = new PopupMenu();
    rates.setEnabled(false);
    show.addActionListener(_ -> deeds.show().run());
    quit.addActionListener(_ -> deeds.quit().run());
    menu.add(rates);
    menu.addSeparator();
    menu.add(show);
    menu.add(quit);
    icon = new TrayIcon(picture.image(tray.getTrayIconSize()), words.tooltip(), menu);
    icon.setImageAutoSize(true);
    icon.addMouseListener(
        new MouseAdapter() {
          @Override
          public void mouseClicked(MouseEvent event) {
            if (event.getButton() == MouseEvent.BUTTON1) {
              deeds.show().run();
            }
          }
        });
    write(words);
  }

  /**
   * Puts an icon into the tray; takes its time, for it loads AWT.
   *
   * @return empty if this system has no tray, or none that the JDK can use
   */
  public static Optional<Tray> open(TrayPicture picture, TrayWords words, TrayDeeds deeds) {
    Optional<XWindows> windows = XWindows.find();
    // AWT is not even loaded where there is nothing to use it for.
    if (!windows.map(XWindows::hasNotificationArea).orElse(true)) {
      return Optional.empty();
    }
    Supplier<Optional<Tray>> opening = () -> openByAwt(picture, words, deeds);
    return windows.map(there -> there.keepingErrorHandler(opening)).orElseGet(opening);
  }

  private static Optional<Tray> openByAwt(TrayPicture picture, TrayWords words, TrayDeeds deeds) {
    try {
      if (GraphicsEnvironment.isHeadless() || !SystemTray.isSupported()) {
        return Optional.empty();
      }
      AwtTray opened = new AwtTray(SystemTray.getSystemTray(), picture, words, deeds);
      opened.tray.add(opened.icon);
      return Optional.of(opened);
    } catch (AWTException | AWTError | LinkageError | RuntimeException e) {
      // A Java without AWT's libraries, or a tray that has just gone: Covey works without.
      log.info("there is no tray to use: {}", e.toString());
      return Optional.empty();
    }
  }

  @Override
  public void say(TrayWords words) {
    EventQueue.invokeLater(() -> write(words));
  }

  private void write(TrayWords words) {
    icon.setToolTip(words.tooltip());
    rates.setLabel(words.rates());
    show.setLabel(words.show());
    quit.setLabel(words.quit());
  }

  @Override
  public void close() {
    EventQueue.invokeLater(() -> tray.remove(icon));
  }
}
