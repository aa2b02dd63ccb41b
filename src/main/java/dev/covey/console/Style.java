package dev.covey.console;

import dev.covey.peer.transfer.TransferState;
import org.jline.utils.AttributedStyle;

/**
 * How a piece of text looks. Only the terminal's own colours are used, so that they fit its theme;
 * none of them says what a word does not say too.
 */
enum Style {
  PLAIN,
  STRONG,
  MUTED,
  ACCENT,
  GOOD,
  WAITING,
  BAD;

  AttributedStyle look() {
    return switch (this) {
      case PLAIN -> AttributedStyle.DEFAULT;
      case STRONG -> AttributedStyle.BOLD;
      case MUTED -> AttributedStyle.DEFAULT.faint();
      case ACCENT -> AttributedStyle.DEFAULT.foreground(AttributedStyle.CYAN);
      case GOOD -> AttributedStyle.DEFAULT.foreground(AttributedStyle.GREEN);
      case WAITING -> AttributedStyle.DEFAULT.foreground(AttributedStyle.YELLOW);
      case BAD -> AttributedStyle.DEFAULT.foreground(AttributedStyle.RED);
    };
  }

  static Style of(TransferState state) {
    return switch (state) {
      case RUNNING, VERIFYING -> ACCENT;
      case COMPLETED -> GOOD;
      case WAITING -> WAITING;
      case FAILED -> BAD;
      case QUEUED, PAUSED, CANCELLED -> MUTED;
    };
  }
}
