package dev.covey;

/** Entry point. */
public final class Covey {
  private Covey() {}

  public static void main(String[] args) {
    System.out.println(Runtime.version());
  }
}
