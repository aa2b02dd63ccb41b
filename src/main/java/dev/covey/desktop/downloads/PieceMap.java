package dev.covey.desktop.downloads;

import dev.covey.model.PieceSet;
import java.util.BitSet;
import java.util.OptionalInt;

/**
 * A download's pieces laid out in squares, row by row. Immutable and pure.
 *
 * <p>A square is one piece, or {@code ceil(pieces / room)} of them when there is not room for all.
 */
final class PieceMap {
  /** What one piece is. */
  enum Piece {
    VERIFIED,
    ASKED,
    MISSING,
    /** Missing, and not wanted. */
    NOT_CHOSEN,
    /** Missing, and nobody who is online has it. */
    NOWHERE
  }

  /** Pixels from one square to the next. */
  static final int STEP = 8;

  /** Pixels of a square's side. */
  static final int SIDE = 7;

  private final int pieces;
  private final int columns;
  private final int perSquare;
  private final BitSet done;
  private final BitSet asked;
  private final BitSet left;
  private final boolean nowhere;

  /**
   * @param chosen those that are wanted
   * @param nowhere whether nobody online has what is missing
   * @param columns squares in a row, at least 1
   * @param rows the most rows there is room for, at least 1
   */
  PieceMap(PieceSet done, PieceSet asked, PieceSet chosen, boolean nowhere, int columns, int rows) {
    this.pieces = done.size();
    this.columns = columns;
    this.perSquare = Math.max(1, Math.ceilDiv(pieces, columns * rows));
    this.done = done.toBitSet();
    this.asked = asked.toBitSet();
    this.left = PieceSet.all(pieces).without(chosen).without(done).toBitSet();
    this.nowhere = nowhere;
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
      return Piece.ASKED;
    }
    if (left.get(index)) {
      return Piece.NOT_CHOSEN;
    }
    return nowhere ? Piece.NOWHERE : Piece.MISSING;
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
    int onTheirWay = askedOnly();
    int missing = pieces - done.cardinality() - onTheirWay - left.cardinality();
    return switch (kind) {
      case VERIFIED -> done.cardinality();
      case ASKED -> onTheirWay;
      case NOT_CHOSEN -> left.cardinality();
      case MISSING -> nowhere ? 0 : missing;
      case NOWHERE -> nowhere ? missing : 0;
    };
  }

  private int askedOnly() {
    BitSet only = (BitSet) asked.clone();
    only.andNot(done);
    return only.cardinality();
  }
}
