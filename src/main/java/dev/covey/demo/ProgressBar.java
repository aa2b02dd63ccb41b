package dev.covey.demo;

import dev.covey.peer.transfer.TransferSnapshot;
import java.io.PrintStream;
import java.util.Locale;

/**
 * A download's progress on one line: redrawn on a terminal, else a new line every quarter. Used by
 * one thread.
 */
final class ProgressBar {
  private static final int WIDTH = 40;
  private static final double MIB = 1 << 20;

  private final PrintStream out;
  private final boolean redraw;
  private int quarters = -1;

  ProgressBar(PrintStream out, boolean redraw) {
    this.out = out;
    this.redraw = redraw;
  }

  void show(TransferSnapshot download) {
    int now = (int) (download.progress() * 4);
    if (redraw) {
      out.print('\r' + line(download));
      out.flush();
    } else if (now > quarters) {
      out.println(line(download));
    }
    quarters = Math.max(quarters, now);
  }

  void end() {
    if (redraw) {
      out.println();
    }
  }

  private static String line(TransferSnapshot download) {
    int full = (int) (download.progress() * WIDTH);
    return String.format(
        Locale.ROOT,
        "  [%s%s] %3.0f %%  %d of %d pieces  %.0f MiB/s",
        "#".repeat(full),
        "-".repeat(WIDTH - full),
        100 * download.progress(),
        download.piecesDone(),
        download.pieces(),
        download.rate() / MIB);
  }
}
