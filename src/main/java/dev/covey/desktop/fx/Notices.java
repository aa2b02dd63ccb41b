package dev.covey.desktop.fx;

/** Runs on the FX thread. Shows notices, three at most and one that counts the rest. */
@FunctionalInterface
public interface Notices {
  void show(Notice notice);
}
