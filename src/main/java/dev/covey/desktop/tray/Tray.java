package dev.covey.desktop.tray;

/** An icon in the system's tray. Any thread may call it. */
public interface Tray extends AutoCloseable {

  /** Says that from now on, in the icon's tooltip and menu. */
  void say(TrayWords words);

  /** Takes the icon away. */
  @Override
  void close();
}
