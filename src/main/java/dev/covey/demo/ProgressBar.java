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

  /** For digits of the rate that are gone. */
  private static final String OVER_A_LONGER_ONE = "   ";

  private final PrintStream out;
  private final boolean redraw;
  private int quarters = -1;

  ProgressBar(PrintStream out, boolean redraw) {
    this.out = out;
    this.redraw = redraw;
  }

  /** Its rate is that of the last seconds. */
  void show(TransferSnapshot download) {
    int now = (int) (download.progress() * 4);
    if (redraw) {
      out.print('\r' + line(download, (double) download.rate()) + OVER_A_LONGER_ONE);
      out.flush();
    } else if (now > quarters && now < 4) {
      out.println(line(download, (double) download.rate()));
    }
    quarters = Math.max(quarters, now);
  }

  /**
   * The last line: its rate is that of all that came.
   *
   * @param seconds since the download was asked for; more than 0
   */
  void end(TransferSnapshot download, double seconds) {
    out.println(
        (redraw ? "\r" : "")
            + line(download, download.bytes() / seconds)
            + (redraw ? OVER_A_LONGER_ONE : ""));
  }

  private static String line(TransferSnapshot download, double rate) {
    int full = (int) (download.progress() * WIDTH);
    return String.format(
        Locale.ROOT,
        "  [%s%s] %3.0f %%  %d of %d pieces  %.0f MiB/s",
        "#".repeat(full),
        "-".repeat(WIDTH - full),
        100 * download.progress(),
        download.piecesDone(),
        download.pieces(),
        rate / MIB);
  }
}
