package dev.covey.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.covey.console.Result.Numbered;
import dev.covey.console.Table.Cell;
import dev.covey.model.ErrorCode;
import dev.covey.model.GroupName;
import dev.covey.peer.transfer.TransferState;
import dev.covey.testing.FakeNetwork;
import dev.covey.testing.FakePeer;
import dev.covey.testing.FakeTransfer;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import org.jline.utils.AttributedString;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TableTest {
  private static final String WIDE = "日本語のとても長いファイル名が続くよどこまでも.mov";
  private static final String LONG =
      "a very long name with blanks that no narrow page can hold.mkv";

  private static Page page(int width) {
    return new Page(width, Symbols.UNICODE, Clock.fixed(FakeNetwork.NOW, ZoneOffset.UTC));
  }

  @Test
  void columnsAreAlignedAndNumbersStandAtTheRight() {
    Table table = new Table(Column.left("File"), Column.right("Size"), Column.left("By"));
    table.row(Cell.of("a.mov"), Cell.of("4.63 GB"), Cell.of("bob"));
    table.row(Cell.of("日本.mov"), Cell.of("9 B"), Cell.of("ann"));
    assertThat(table.lines(page(80)))
        .extracting(AttributedString::toString)
        .containsExactly(
            "File         Size  By", //
            "a.mov     4.63 GB  bob",
            "日本.mov      9 B  ann");
  }

  @Test
  void aColumnWithoutContentIsNotThere() {
    Table table = new Table(Column.left("File"), Column.right("Rate"), Column.left("By"));
    table.row(Cell.of("a.mov"), Cell.of(""), Cell.of("bob"));
    assertThat(table.lines(page(80)).getFirst()).hasToString("File   By");
  }

  @Test
  void theLeastNeededColumnsGoFirst() {
    Table table =
        new Table(
            Column.left("File").atLeast(10),
            Column.left("Second").rank(1),
            Column.left("Third").rank(2));
    table.row(Cell.of("a".repeat(12)), Cell.of("s".repeat(8)), Cell.of("t".repeat(8)));
    assertThat(heads(table, 32)).isEqualTo("File          Second    Third");
    assertThat(heads(table, 30)).isEqualTo("File        Second    Third");
    assertThat(heads(table, 28)).isEqualTo("File          Second");
    assertThat(heads(table, 20)).isEqualTo("File        Second");
  }

  private static String heads(Table table, int width) {
    return table.lines(page(width)).getFirst().toString();
  }

  @Test
  void textFromTheNetworkIsHarmlessInACell() { // X4
    Table table = new Table(Column.left("File"));
    table.row(Cell.of("a\u001B[2Jb\u202E"));
    assertThat(table.lines(page(80)).get(1)).hasToString("a\\u001B[2Jb\\u202E");
  }

  @Test
  void aRowOfAnotherLengthIsAMistake() {
    assertThatThrownBy(() -> new Table(Column.left("File")).row())
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(ints = {60, 80, 120})
  void groupsAndFilesFitTheWidth(int width) throws Exception {
    FakePeer peer = FakePeer.signedIn("ann");
    peer.network()
        .group("g".repeat(64), "u".repeat(32), "ann")
        .group("films", "ann", "bob")
        .request("films", "bob2")
        .file("films", WIDE, 46_000_000, "bob")
        .file("films", LONG, 4_630_000_000L, "carol", "bob");
    List<AttributedString> groups = lines(new Result.Groups(peer.listGroups()), width);
    List<AttributedString> files =
        lines(
            new Result.Files(new GroupName("films"), peer.listFiles(new GroupName("films"))),
            width);
    assertFits(groups, width);
    assertFits(files, width);
    assertThat(groups.getFirst().toString()).startsWith("Group").contains("Role", "Members");
    assertThat(files.get(1).toString()).contains("….mov".substring(2), "46.0 MB");
    assertThat(files.get(2).toString()).contains(".mkv", "4.63 GB");
  }

  @ParameterizedTest
  @ValueSource(ints = {60, 80, 120})
  void downloadsAndTheirPeersFitTheWidth(int width) {
    List<AttributedString> lines =
        lines(
            new Result.Downloads(
                List.of(
                    new Numbered(
                        1,
                        new FakeTransfer("films", WIDE, 46_000_000)
                            .pieces(40)
                            .rate(2_400_000)
                            .peer("b".repeat(32), 30, 0)
                            .peer("carol", 10, 2)
                            .snapshot()),
                    new Numbered(
                        12,
                        new FakeTransfer("g".repeat(64), LONG, 4_630_000_000L)
                            .state(TransferState.WAITING)
                            .error(ErrorCode.DISK_FULL, "The disk is full: 4.63 GB are missing.")
                            .snapshot()))),
            width);
    assertFits(lines, width);
    assertThat(lines.get(1).toString()).contains("running", "45%", "46.0 MB", "2.40 MB/s");
    assertThat(lines.get(3).toString()).contains("carol", "10 pieces", "2 failed");
    assertThat(String.join(" ", lines.stream().map(Object::toString).toList()))
        .contains("The disk is full", "[DISK_FULL]");
  }

  @Test
  void onAPipeNothingIsShortened() {
    Numbered done =
        new Numbered(
            1,
            new FakeTransfer("g".repeat(64), LONG, 46_000_000)
                .state(TransferState.COMPLETED)
                .destination(Path.of("/srv/" + LONG))
                .snapshot());
    List<AttributedString> lines =
        TextRenderer.lines(
            new Outcome.Success("show_downloads", new Result.Downloads(List.of(done))),
            Page.endless());
    assertThat(lines.get(1).toString()).contains(LONG, "g".repeat(64), "completed", "100%");
    assertThat(lines.get(2)).hasToString("    → /srv/" + LONG);
  }

  @Test
  void aDownloadOnTheUsualTerminalLooksLikeThis() {
    List<AttributedString> lines =
        lines(
            new Result.Downloads(
                List.of(
                    new Numbered(
                        2,
                        new FakeTransfer("films", "a.mov", 4_000_000)
                            .pieces(4)
                            .rate(500_000)
                            .peer("bob", 3, 0)
                            .peer("carol", 1, 2)
                            .snapshot()))),
            80);
    assertThat(lines)
        .extracting(line -> line.toString().stripTrailing())
        .containsExactly(
            "#  File   Group  State                Done     Size      Rate  Left  Peers",
            "2  a.mov  films  running  ━━━━━╌╌╌╌╌   52%  4.00 MB  500 KB/s   3 s      2",
            "    bob@bob-pc      3 pieces  0 failed  score 0.75  load 2/5  500 KB/s",
            "    carol@carol-pc  1 piece   2 failed  score 0.75  load 2/5  500 KB/s");
  }

  private static List<AttributedString> lines(Result result, int width) {
    return TextRenderer.lines(new Outcome.Success("x", result), page(width));
  }

  private static void assertFits(List<AttributedString> lines, int width) {
    assertThat(lines).isNotEmpty().allMatch(line -> line.columnLength() <= width);
    assertThat(lines).allMatch(line -> Printable.width(line.toString()) <= width);
  }
}
