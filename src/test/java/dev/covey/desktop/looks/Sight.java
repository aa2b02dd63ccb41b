package dev.covey.desktop.looks;

/**
 * One thing to look at.
 *
 * @param name what its pictures are called
 * @param open leads there and waits until it is seen
 * @param close puts away what would stay in the way of others; what stands over the window is put
 *     away anyhow
 */
record Sight(String name, Runnable open, Runnable close) {
  Sight(String name, Runnable open) {
    this(name, open, () -> {});
  }
}
