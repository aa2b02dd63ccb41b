package dev.covey.console;

/** The characters beyond letters that text output uses. */
enum Symbols {
  UNICODE("…", "→", '━', '╌'),
  /** For terminals that cannot show more. */
  ASCII("..", "->", '=', '-');

  private final String ellipsis;
  private final String arrow;
  private final char done;
  private final char open;

  Symbols(String ellipsis, String arrow, char done, char open) {
    this.ellipsis = ellipsis;
    this.arrow = arrow;
    this.done = done;
    this.open = open;
  }

  String ellipsis() {
    return ellipsis;
  }

  String arrow() {
    return arrow;
  }

  /** A bar of that many cells, filled to the share of 0 to 1. */
  String bar(double share, int cells) {
    int full = (int) Math.floor(share * cells);
    return String.valueOf(done).repeat(full) + String.valueOf(open).repeat(cells - full);
  }
}
