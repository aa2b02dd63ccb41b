package dev.covey.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.covey.model.GroupName;
import dev.covey.model.UserName;
import dev.covey.peer.PeerEvent;
import dev.covey.peer.PeerStatus.Connection;
import dev.covey.peer.transfer.TransferState;
import dev.covey.testing.FakePeer;
import dev.covey.testing.FakeTransfer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadFactory;
import java.util.stream.IntStream;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.terminal.impl.DumbTerminal;
import org.jline.terminal.impl.LineDisciplineTerminal;
import org.jline.utils.ScreenTerminal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A shell at a virtual terminal of 80 by 24, typed at as a person would. */
class ShellTest {
  private static final ThreadFactory THREADS = Thread.ofVirtual().factory();

  private final FakePeer peer = new FakePeer();
  private final ByteArrayOutputStream shown = new ByteArrayOutputStream();
  private LineDisciplineTerminal terminal;
  private CompletableFuture<Integer> exit;

  @TempDir Path folder;

  /** A terminal that nobody looks at. */
  static Terminal dumbTerminal() {
    try {
      return new DumbTerminal(InputStream.nullInputStream(), new ByteArrayOutputStream());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void open(Map<String, String> environment) throws IOException {
    terminal = new LineDisciplineTerminal("test", "xterm-256color", shown, StandardCharsets.UTF_8);
    terminal.setSize(Size.of(80, 24));
    Shell shell =
        new Shell(
            peer,
            terminal,
            new ConsoleOptions(
                false,
                Optional.empty(),
                Optional.of(folder.resolve("history")),
                InputStream.nullInputStream(),
                new PrintStream(new ByteArrayOutputStream(), false, StandardCharsets.UTF_8),
                environment,
                true,
                THREADS));
    exit = new CompletableFuture<>();
    THREADS.newThread(() -> run(shell)).start();
    awaitShown("> ");
  }

  private void run(Shell shell) {
    try {
      exit.complete(shell.run());
    } catch (IOException | RuntimeException e) {
      exit.completeExceptionally(e);
    }
  }

  @AfterEach
  void close() throws Exception {
    if (terminal != null) {
      terminal.close();
      await().until(exit::isDone);
    }
  }

  private void type(String text) throws IOException {
    terminal.processInputBytes(text.getBytes(StandardCharsets.UTF_8));
  }

  private String raw() {
    return shown.toString(StandardCharsets.UTF_8);
  }

  /** What is shown, without colours and cursor movements. */
  private String plain() {
    return raw().replaceAll("\u001B\\[[0-9;?]*[a-zA-Z]", "");
  }

  /** The lines that stand on the screen now. */
  private List<String> screen() {
    return screen(80, 24);
  }

  private List<String> screen(int columns, int rows) {
    ScreenTerminal emulator = new ScreenTerminal(columns, rows);
    emulator.write(raw());
    long[] cells = new long[columns * rows];
    emulator.dump(cells, new int[2]);
    return IntStream.range(0, rows)
        .mapToObj(row -> Arrays.copyOfRange(cells, columns * row, columns * (row + 1)))
        .map(ShellTest::line)
        .filter(line -> !line.isEmpty())
        .toList();
  }

  private static String line(long[] cells) {
    return Arrays.stream(cells)
        .mapToInt(ScreenTerminal::cellCodePoint)
        .filter(c -> c != 0)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString()
        .stripTrailing();
  }

  private void awaitShown(String text) {
    await().until(() -> plain().contains(text));
  }

  /** Types a line, and waits until the prompt is back after its answer. */
  private void enter(String line, String answer) throws IOException {
    shown.reset();
    type(line + "\r");
    awaitShown(answer);
    await().until(() -> plain().stripTrailing().endsWith(">"));
  }

  @Test
  void thePromptShowsWhoIsSignedInAndHowItIsConnected() throws Exception {
    open(Map.of());
    assertThat(plain()).contains("Nobody is signed in", "covey (signed out)> ");
    peer.network().user("ann", "password1");
    enter("login ann password1", "Signed in as ann.");
    assertThat(plain()).endsWith("ann@home> ");
    shown.reset();
    peer.connection(Connection.TRACKERS_DOWN, "All trackers are down.");
    awaitShown("* All trackers are down.");
    awaitShown("ann@home (trackers down)> ");
  }

  @Test
  void aPasswordIsAskedForAndNeitherShownNorKept() throws Exception { // S6
    open(Map.of());
    peer.network().user("ann", "password1");
    type("login ann\r");
    awaitShown("Password for ann: ");
    type("password1\r");
    awaitShown("Signed in as ann.");
    enter("login ann password1", "Signed in as ann.");
    enter("create user bob password1", "Account bob is made.");
    type("quit\r");
    assertThat(exit.get()).isZero();
    assertThat(Files.readString(folder.resolve("history")))
        .contains("login ann", "create_user bob", "quit")
        .doesNotContain("password1");
  }

  @Test
  void ctrlDLeavesAndCtrlCOnlyDropsTheLine() throws Exception {
    open(Map.of());
    type("frob\u0003");
    enter("status", "Signed in    nobody on laptop");
    assertThat(plain()).doesNotContain("There is no command");
    type("\u0004");
    assertThat(exit.get()).isZero();
  }

  @Test
  void tabCompletesCommandsGroupsAndFilesWithBlanks() throws Exception {
    peer.network().user("ann", "password1");
    peer.network().group("film-crew", "bob", "ann").file("film-crew", "my film.mov", 9, "bob");
    open(Map.of());
    enter("login ann password1", "Signed in as ann.");
    shown.reset();
    type("download_f\tfilm\tmy\t");
    awaitShown("film-crew my\\ film.mov ");
    type(folder + "/\r");
    awaitShown("Download 1 began: my film.mov");
    assertThat(peer.calls().made()).contains("download film-crew my film.mov " + folder + " false");
  }

  @Test
  void eventsAppearAboveThePromptAndTheTypedLineStays() throws Exception {
    open(Map.of());
    type("stat");
    awaitShown("stat");
    shown.reset();
    peer.tell(new PeerEvent.RequestReceived(new GroupName("films"), new UserName("bob")));
    awaitShown("* bob asks to join films: accept_request films bob");
    await().until(() -> plain().endsWith("covey (signed out)> stat"));
    type("us\r");
    awaitShown("Signed in    nobody on laptop");
  }

  @Test
  void waitingShowsProgressThatIsTakenAwayAtTheEnd() throws Exception {
    var running = new FakeTransfer("films", "a.mov", 4_000_000).pieces(4).snapshot();
    peer.put(running);
    open(Map.of());
    type("wait\r");
    await().until(() -> screen().getLast().matches("1  a.mov .* running .* 52% .*"));
    peer.tell(new PeerEvent.RequestReceived(new GroupName("films"), new UserName("bob")));
    await().until(() -> screen().stream().anyMatch(line -> line.startsWith("* bob asks")));
    peer.change(running.id(), transfer -> transfer.pieces(6));
    await().until(() -> screen().getLast().matches("1  a.mov .* running .* 78% .*"));
    peer.complete(running.id());
    await().until(() -> screen().getLast().startsWith("covey (signed out)>"));
    assertThat(screen())
        .noneMatch(line -> line.contains("running"))
        .anyMatch(line -> line.startsWith("* Downloaded a.mov"))
        .anyMatch(line -> line.startsWith("completed  a.mov → "));
  }

  @ParameterizedTest
  @ValueSource(strings = {"q", "\r", "\u0004"})
  void aKeyEndsWatchingAndTheNextLineIsTheOneTypedAfterIt(String key) throws Exception { // U14
    peer.put(new FakeTransfer("films", "a.mov", 4_000_000).pieces(4).snapshot());
    open(Map.of());
    type("show_downloads --watch\r");
    await().until(() -> screen().getLast().equals("q or Enter ends watching"));
    type("xyz"); // says nothing, and is not the beginning of the next line
    type(key);
    await().until(() -> screen().getLast().startsWith("covey (signed out)>"));
    assertThat(screen())
        .noneMatch(line -> line.contains("ends watching"))
        .filteredOn(line -> line.contains("a.mov"))
        .hasSize(1);
    enter("status", "Signed in    nobody on laptop");
    assertThat(plain()).doesNotContain("xyz");
  }

  @Test
  void watchingGoesOnInATerminalOfAnotherSize() throws Exception { // U14
    peer.put(new FakeTransfer("films", "a".repeat(60) + ".mov", 4_000_000).pieces(4).snapshot());
    open(Map.of());
    type("show_downloads --watch\r");
    awaitShown("q or Enter ends watching");
    shown.reset();
    terminal.setSize(Size.of(50, 10));
    terminal.raise(Terminal.Signal.WINCH);
    await().until(() -> !screen(50, 10).isEmpty());
    await()
        .untilAsserted(() ->
            assertThat(screen(50, 10))
                .hasSize(3)
                .first()
                .asString()
                .matches("#  File .* State .* Done .* Size"));
    assertThat(screen(50, 10).get(1)).matches("1  aaa.*….*aaa.mov  running .*52%.*4.00 MB");
    assertThat(screen(50, 10).getLast()).isEqualTo("q or Enter ends watching");
    type("q");
    awaitShown("> ");
  }

  @Test
  void whatHasEndedGivesWayToWhatIsStillWatched() throws Exception { // U14
    for (int i = 0; i < 30; i++) {
      peer.put(
          new FakeTransfer("films", "old-" + i + ".mov", 9)
              .state(TransferState.COMPLETED)
              .snapshot());
    }
    peer.put(new FakeTransfer("films", "a.mov", 4_000_000).pieces(4).snapshot());
    open(Map.of());
    type("show_downloads --watch\r");
    await().until(() -> screen().getLast().equals("q or Enter ends watching"));
    assertThat(screen())
        .contains("and 30 that ended before")
        .anyMatch(line -> line.matches("31  a.mov .* running .* 52% .*"));
    type("q");
    await().until(() -> screen().getLast().startsWith("covey (signed out)>"));
  }

  @Test
  void ctrlCStopsAWaitAndNothingElse() throws Exception {
    peer.put(new FakeTransfer("films", "a.mov", 4_000_000).snapshot());
    open(Map.of());
    type("wait\r");
    awaitShown("running");
    terminal.raise(Terminal.Signal.INT);
    awaitShown("You stopped waiting; the downloads go on. [CANCELLED]");
    enter("status", "Signed in");
    assertThat(peer.downloads().getFirst().state()).isEqualTo(TransferState.RUNNING);
  }

  @Test
  void linesPastedTogetherAreCarriedOutOneByOne() throws Exception {
    open(Map.of());
    type("\u001B[200~create_user ann password1\nlogin ann password1\u001B[201~\r");
    awaitShown("Account ann is made.");
    awaitShown("Signed in as ann.");
  }

  @Test
  void colourIsUsedUnlessNobodyWantsIt() throws Exception {
    open(Map.of());
    enter("frob", "[BAD_COMMAND]");
    assertThat(raw()).contains("\u001B[31merror: ");
    close();
    open(Map.of("NO_COLOR", "1"));
    enter("frob", "[BAD_COMMAND]");
    assertThat(raw()).contains("error: ").doesNotContain("\u001B[31m", "\u001B[1m");
  }
}
