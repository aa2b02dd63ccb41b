package dev.covey.desktop.files;

import dev.covey.desktop.fx.Formats;
import dev.covey.desktop.fx.Messages;
import dev.covey.model.Seeder;
import dev.covey.peer.transfer.PieceTable;
import java.util.List;
import java.util.function.IntUnaryOperator;

/**
 * How many who are online have each piece of a file. Pure.
 *
 * @param pieces how many there are
 * @param copies of each piece
 * @param partial how many more have some pieces, of which it is not known which
 */
record Availability(int pieces, IntUnaryOperator copies, int partial) {

  /**
   * As far as a tracker tells: who has all of it counts for each piece.
   *
   * @param seeders the others
   * @param mine whether this device offers all of it too
   */
  static Availability of(int pieces, List<Seeder> seeders, boolean mine) {
    int others = (int) seeders.stream().filter(Seeder::complete).count();
    int whole = others + (mine ? 1 : 0);
    return new Availability(pieces, _ -> whole, seeders.size() - others);
  }

  /** As those who serve a download that goes on tell it. */
  static Availability of(PieceTable table) {
    return new Availability(table.size(), table::holders, 0);
  }

  /** The fewest copies in a stretch of pieces. */
  int least(int from, int to) {
    int least = Integer.MAX_VALUE;
    for (int piece = from; piece < to; piece++) {
      least = Math.min(least, copies.applyAsInt(piece));
    }
    return from >= to ? 0 : least;
  }

  /** The mean over a stretch of pieces. */
  double mean(int from, int to) {
    long sum = 0;
    for (int piece = from; piece < to; piece++) {
      sum += copies.applyAsInt(piece);
    }
    return from >= to ? 0 : (double) sum / (to - from);
  }

  private int nowhere() {
    int count = 0;
    for (int piece = 0; piece < pieces; piece++) {
      count += copies.applyAsInt(piece) == 0 ? 1 : 0;
    }
    return count;
  }

  /** 3.6 copies; of an empty file nothing, since nobody needs one. */
  String copiesText() {
    if (pieces == 0) {
      return "";
    }
    double mean = mean(0, pieces);
    return mean == Math.rint(mean)
        ? Messages.text("files.availability.copies", (int) mean)
        : Messages.text("files.availability.meanCopies", Formats.fixed(1, mean));
  }

  /** What it means for who wants the file. */
  String sentence() {
    if (pieces == 0) {
      return Messages.text("files.availability.empty");
    }
    int nowhere = nowhere();
    String rest = partial == 0 ? "" : " " + Messages.text("files.availability.partial", partial);
    if (nowhere == 0) {
      return Messages.text("files.availability.least", least(0, pieces)) + rest;
    }
    return partial > 0
        ? Messages.text("files.availability.partialOnly", partial)
        : Messages.text("files.availability.nowhere", nowhere, pieces);
  }
}
