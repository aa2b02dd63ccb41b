package dev.covey.desktop.downloads;

import dev.covey.model.DeviceId;
import dev.covey.peer.transfer.PieceTable;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A download's pieces laid out in squares, row by row. Pure; one thread uses it.
 *
 * <p>A square is one piece, or {@code ceil(pieces / room)} of them when there is not room for all.
 */
final class PieceMap {
  /** What one piece is. */
  enum Piece {
    VERIFIED,
    /** Comes now. */
    ARRIVING,
    /** Will come after others. */
    ASKED,
    MISSING,
    /** Missing, and it was asked for in vain. */
    FAILED,
    /** Missing, and not wanted. */
    NOT_CHOSEN,
    /** Missing, and nobody who is online has it. */
    NOWHERE
  }

  /** Pixels from one square to the next. */
  static final int STEP = 8;

  /** Pixels of a square's side. */
  static final int SIDE = 7;

  /** Peers with a colour of their own; the others share the last. */
  static final int COLOURS = 5;

  private final PieceStates states;
  private final int pieces;
  private final int columns;
  private final int perSquare;
  private final BitSet done;
  private final BitSet asked;
  private final BitSet chosen;
  private Optional<Map<Piece, int[]>> counts = Optional.empty();

  /**
   * @param columns squares in a row, at least 1
   * @param rows the most rows there is room for, at least 1
   */
  PieceMap(PieceStates states, int columns, int rows) {
    this.states = states;
    this.pieces = states.pieces();
    this.columns = columns;
    this.perSquare = perSquare(pieces, columns, rows);
    this.done = states.done().toBitSet();
    this.asked = states.asked().toBitSet();
    this.chosen = states.chosen().toBitSet();
  }

  private static int perSquare(int pieces, int columns, int rows) {
    return Math.max(1, Math.ceilDiv(pieces, columns * rows));
  }

  /** Pixels that a map of so many pieces is high. */
  static int height(int pieces, int columns, int rows) {
    int squares = Math.ceilDiv(pieces, perSquare(pieces, columns, rows));
    return Math.ceilDiv(squares, columns) * STEP;
  }

  PieceStates states() {
    return states;
  }

  int pieces() {
    return pieces;
  }

  int perSquare() {
    return perSquare;
  }

  int squares() {
    return Math.ceilDiv(pieces, perSquare);
  }

  int rows() {
    return Math.ceilDiv(squares(), columns);
  }

  /** Pixels of the whole map. */
  int height() {
    return rows() * STEP;
  }

  int x(int square) {
    return square % columns * STEP;
  }

  int y(int square) {
    return square / columns * STEP;
  }

  /** The square under a point in pixels, the gap to its right and below included. */
  OptionalInt squareAt(double x, double y) {
    int column = (int) Math.floor(x / STEP);
    int row = (int) Math.floor(y / STEP);
    int square = row * columns + column;
    boolean within = column >= 0 && column < columns && row >= 0 && square < squares();
    return within ? OptionalInt.of(square) : OptionalInt.empty();
  }

  /** The square that lies that many columns and rows from another, or the same at an edge. */
  int moved(int square, int right, int down) {
    int to = square + right + down * columns;
    return to >= 0 && to < squares() ? to : square;
  }

  int firstPiece(int square) {
    return square * perSquare;
  }

  /** The last piece of a square, inclusive. */
  int lastPiece(int square) {
    return Math.min(pieces, (square + 1) * perSquare) - 1;
  }

  Piece piece(int index) {
    if (done.get(index)) {
      return Piece.VERIFIED;
    }
    if (asked.get(index)) {
      return states.table().filter(table -> table.isArriving(index)).isPresent()
          ? Piece.ARRIVING
          : Piece.ASKED;
    }
    if (!chosen.get(index)) {
      return Piece.NOT_CHOSEN;
    }
    return missing(index);
  }

  private Piece missing(int index) {
    if (states.nowhere()) {
      return Piece.NOWHERE;
    }
    PieceTable table = states.table().orElse(null);
    if (table == null) {
      return Piece.MISSING;
    }
    if (states.served() && table.holders(index) == 0) {
      return Piece.NOWHERE;
    }
    return table.tries(index) > 0 ? Piece.FAILED : Piece.MISSING;
  }

  /**
   * What a square's pieces are that are not verified. Of several, one that nobody has counts most,
   * and what is asked for, or was in vain, is as missing as the others.
   */
  Piece rest(int square) {
    if (perSquare == 1) {
      return piece(firstPiece(square));
    }
    Piece rest = Piece.NOT_CHOSEN;
    int last = lastPiece(square);
    for (int at = done.nextClearBit(firstPiece(square));
        at <= last;
        at = done.nextClearBit(at + 1)) {
      Piece piece = piece(at);
      if (piece == Piece.NOWHERE) {
        return piece;
      }
      if (piece != Piece.NOT_CHOSEN) {
        rest = Piece.MISSING;
      }
    }
    return rest;
  }

  /**
   * The colour of the peer that sent most of a square, or is to send it: 0 to {@link #COLOURS} - 1.
   */
  OptionalInt colour(int square) {
    if (states.table().isEmpty()) {
      return OptionalInt.empty();
    }
    int[] votes = new int[COLOURS];
    int best = -1;
    for (int piece = firstPiece(square); piece <= lastPiece(square); piece++) {
      if (done.get(piece) || asked.get(piece)) {
        int colour = colour(states.table().get().sender(piece));
        if (colour >= 0 && ++votes[colour] > (best < 0 ? 0 : votes[best])) {
          best = colour;
        }
      }
    }
    return best < 0 ? OptionalInt.empty() : OptionalInt.of(best);
  }

  private int colour(Optional<DeviceId> peer) {
    int place = peer.map(states.peers()::indexOf).orElse(-1);
    return Math.min(place, COLOURS - 1);
  }

  /** Verified pieces of a square. */
  int verified(int square) {
    int first = firstPiece(square);
    int last = lastPiece(square);
    return perSquare == 1 ? (done.get(first) ? 1 : 0) : done.get(first, last + 1).cardinality();
  }

  /** The verified share of a square, 0 to 1. */
  double share(int square) {
    return (double) verified(square) / (lastPiece(square) - firstPiece(square) + 1);
  }

  /** How many pieces are of that kind. */
  int count(Piece kind) {
    if (counts.isEmpty()) {
      counts = Optional.of(count());
    }
    return counts.get().get(kind)[0];
  }

  private Map<Piece, int[]> count() {
    Map<Piece, int[]> counted = new EnumMap<>(Piece.class);
    for (Piece kind : Piece.values()) {
      counted.put(kind, new int[1]);
    }
    counted.get(Piece.VERIFIED)[0] = done.cardinality();
    for (int i = done.nextClearBit(0); i < pieces; i = done.nextClearBit(i + 1)) {
      counted.get(piece(i))[0]++;
    }
    return counted;
  }
}
