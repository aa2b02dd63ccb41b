package dev.covey.console;

import java.time.Clock;
import java.time.ZoneId;

/**
 * What text is laid out for.
 *
 * @param width cells a line; {@link #ENDLESS} for files and pipes, where nothing is shortened
 * @param clock tells today from yesterday
 */
record Page(int width, Symbols symbols, Clock clock) {
  static final int ENDLESS = 1_000_000;
  private static final int NARROWEST = 20;

  Page {
    width = Math.max(NARROWEST, width);
  }

  /** For a file or a pipe. */
  static Page endless() {
    return new Page(ENDLESS, Symbols.UNICODE, Clock.system(ZoneId.systemDefault()));
  }
}
