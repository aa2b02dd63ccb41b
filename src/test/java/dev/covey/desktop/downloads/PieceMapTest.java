package dev.covey.desktop.downloads;

import static org.assertj.core.api.Assertions.assertThat;

import dev.covey.desktop.downloads.PieceMap.Piece;
import dev.covey.model.PieceSet;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PieceMapTest {

  /** Draws pieces: {@code #} verified, {@code o} on its way, {@code .} missing, {@code -} left. */
  private static PieceMap map(String pieces, int columns, int rows) {
    return map(pieces, false, columns, rows);
  }

  private static PieceMap map(String pieces, boolean nowhere, int columns, int rows) {
    PieceSet chosen = PieceSet.all(pieces.length()).without(bits(pieces, '-'));
    return map(bits(pieces, '#'), bits(pieces, 'o'), chosen, nowhere, columns, rows);
  }

  private static PieceMap map(
      PieceSet done, PieceSet asked, PieceSet chosen, boolean nowhere, int columns, int rows) {
    PieceStates states =
        new PieceStates(done, asked, chosen, nowhere, false, List.of(), Optional.empty());
    return new PieceMap(states, columns, rows);
  }

  private static PieceSet bits(String pieces, char wanted) {
    BitSet bits = new BitSet();
    IntStream.range(0, pieces.length()).filter(i -> pieces.charAt(i) == wanted).forEach(bits::set);
    return PieceSet.of(pieces.length(), bits);
  }

  private static String drawn(PieceMap map) {
    return IntStream.range(0, map.pieces())
        .mapToObj(map::piece)
        .map(piece ->
            switch (piece) {
              case VERIFIED -> "#";
              case ASKED -> "o";
              case ARRIVING -> "O";
              case FAILED -> "!";
              case MISSING -> ".";
              case NOT_CHOSEN -> "-";
              case NOWHERE -> "x";
            })
        .collect(Collectors.joining());
  }

  @Test
  void aSquareIsAPieceWhereThereIsRoom() {
    PieceMap map = map("##o..#", 4, 2);
    assertThat(map.perSquare()).isEqualTo(1);
    assertThat(map.squares()).isEqualTo(6);
    assertThat(map.rows()).isEqualTo(2);
    assertThat(map.height()).isEqualTo(16);
    assertThat(drawn(map)).isEqualTo("##o..#");
  }

  @Test
  void withoutRoomASquareIsSeveralPiecesAndItsShadeTheirShare() {
    PieceMap map = map("####" + "##.." + "....", 3, 1);
    assertThat(map.perSquare()).isEqualTo(4);
    assertThat(map.squares()).isEqualTo(3);
    assertThat(map.share(0)).isEqualTo(1);
    assertThat(map.share(1)).isEqualTo(0.5);
    assertThat(map.share(2)).isZero();
  }

  @Test
  void aSquareOfSeveralPiecesShowsThatNobodyHasOneAndWhatIsLeft() { // DESIGN 7
    PieceMap missing = map("##..oo----##", 3, 2);
    assertThat(missing.perSquare()).isEqualTo(2);
    assertThat(IntStream.of(1, 2, 3).mapToObj(missing::rest))
        .containsExactly(Piece.MISSING, Piece.MISSING, Piece.NOT_CHOSEN);
    assertThat(map("#.oo----", true, 2, 2).rest(0)).isEqualTo(Piece.NOWHERE);
    assertThat(map("#.oo----", true, 2, 2).rest(1)).isEqualTo(Piece.MISSING);
  }

  @Test
  void theLegendCountsEveryPieceOfSquaresOnce() { // DESIGN 7
    PieceMap map = map("##.oo---", 2, 2);
    assertThat(map.perSquare()).isEqualTo(2);
    assertThat(PieceLegend.shown(map, Piece.ASKED)).isZero();
    assertThat(PieceLegend.shown(map, Piece.MISSING)).isEqualTo(3);
    assertThat(Stream.of(Piece.values()).mapToInt(kind -> PieceLegend.shown(map, kind)).sum())
        .isEqualTo(map.pieces());
  }

  @Test
  void theLastSquareCountsOnlyThePiecesItHas() {
    PieceMap map = map("..........#", 2, 2);
    assertThat(map.perSquare()).isEqualTo(3);
    assertThat(map.firstPiece(3)).isEqualTo(9);
    assertThat(map.lastPiece(3)).isEqualTo(10);
    assertThat(map.share(3)).isEqualTo(0.5);
  }

  @Test
  void countsTellEachKindOnce() {
    PieceMap map = map("##oo...", 10, 1);
    assertThat(map.count(Piece.VERIFIED)).isEqualTo(2);
    assertThat(map.count(Piece.ASKED)).isEqualTo(2);
    assertThat(map.count(Piece.MISSING)).isEqualTo(3);
    assertThat(map.count(Piece.NOWHERE)).isZero();
  }

  @Test
  void whatNobodyHasIsToldApart() {
    PieceMap map = map("#o..", true, 10, 1);
    assertThat(drawn(map)).isEqualTo("#oxx");
    assertThat(map.count(Piece.NOWHERE)).isEqualTo(2);
    assertThat(map.count(Piece.MISSING)).isZero();
  }

  @Test
  void aPieceThatIsAskedThoughVerifiedCountsAsVerified() {
    PieceMap map = map(PieceSet.all(3), PieceSet.all(3), PieceSet.all(3), false, 10, 1);
    assertThat(map.count(Piece.ASKED)).isZero();
    assertThat(drawn(map)).isEqualTo("###");
  }

  @Test
  void whatIsNotChosenIsNotMissing() {
    PieceMap map = map("--#o.--", 10, 1);
    assertThat(map.count(Piece.NOT_CHOSEN)).isEqualTo(4);
    assertThat(map.count(Piece.MISSING)).isEqualTo(1);
    assertThat(map.piece(0)).isEqualTo(Piece.NOT_CHOSEN);
    assertThat(map("--#", true, 10, 1).count(Piece.NOWHERE)).isZero();
  }

  @Test
  void theSquareUnderAPointIsFound() {
    PieceMap map = map("......", 4, 2);
    assertThat(map.squareAt(0, 0)).isEqualTo(OptionalInt.of(0));
    assertThat(map.squareAt(8, 0)).isEqualTo(OptionalInt.of(1));
    assertThat(map.squareAt(7.9, 7.9)).isEqualTo(OptionalInt.of(0));
    assertThat(map.squareAt(9, 9)).isEqualTo(OptionalInt.of(5));
    assertThat(map.squareAt(17, 9)).isEmpty();
    assertThat(map.squareAt(33, 0)).isEmpty();
    assertThat(map.squareAt(-1, 0)).isEmpty();
  }

  @Test
  void keysMoveFromSquareToSquareAndStopAtTheEnds() {
    PieceMap map = map("......", 4, 2);
    assertThat(map.moved(0, 1, 0)).isEqualTo(1);
    assertThat(map.moved(3, 1, 0)).isEqualTo(4);
    assertThat(map.moved(1, 0, 1)).isEqualTo(5);
    assertThat(map.moved(2, 0, 1)).isEqualTo(2);
    assertThat(map.moved(0, -1, 0)).isZero();
  }

  @Test
  void anEmptyFileHasNoSquare() {
    PieceMap map = map("", 4, 2);
    assertThat(map.squares()).isZero();
    assertThat(map.height()).isZero();
    assertThat(map.squareAt(0, 0)).isEmpty();
  }
}
