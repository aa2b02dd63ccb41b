package dev.covey.peer.session;

import java.io.IOException;
import java.io.Serial;

/** The connection to a tracker ended before the answer came. */
final class LineLostException extends IOException {
  @Serial private static final long serialVersionUID = 1L;

  LineLostException(String why) {
    super(why);
  }
}
