package dev.covey.net;

import java.io.IOException;
import java.io.Serial;

/** The other side sent a line longer than its protocol allows (X5). */
public final class LineTooLongException extends IOException {
  @Serial private static final long serialVersionUID = 1L;

  LineTooLongException(int longest) {
    super("a line has at most " + longest + " bytes");
  }
}
