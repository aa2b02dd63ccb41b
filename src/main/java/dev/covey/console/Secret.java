package dev.covey.console;

/** A password as it was typed. It never shows itself. */
record Secret(String value) {
  @Override
  public String toString() {
    return "…";
  }
}
