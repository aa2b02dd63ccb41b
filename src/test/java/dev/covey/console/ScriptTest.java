package dev.covey.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.covey.model.DownloadId;
import dev.covey.model.ErrorCode;
import dev.covey.testing.FakePeer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The console with {@code --script} or a pipe. */
class ScriptTest {
  private final FakePeer peer = new FakePeer();
  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

  @TempDir Path folder;

  private int run(boolean json, Optional<Path> script, InputStream in) throws IOException {
    return new Console(
            peer,
            new ConsoleOptions(
                json,
                script,
                Optional.empty(),
                in,
                new PrintStream(printed, false, StandardCharsets.UTF_8),
                Map.of(),
                false,
                Thread.ofVirtual().factory()))
        .run();
  }

  private int run(boolean json, String... lines) throws IOException {
    String text = String.join("\n", lines);
    return run(
        json, Optional.empty(), new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
  }

  private String printed() {
    return printed.toString(StandardCharsets.UTF_8);
  }

  @Test
  void theMainJobIsAShortScript() throws Exception {
    Path file = folder.resolve("my file.mov");
    Files.writeString(file, "x".repeat(1000));
    int exit =
        run(
            true,
            "\uFEFF# sign up, share, and look",
            "",
            "create_user ann password1",
            "login ann password1\r",
            "create_group films",
            "upload_file '" + file + "' films",
            "list files films",
            "show_downloads",
            "wait 1",
            "logout");
    assertThat(exit).isZero();
    assertThat(printed().lines())
        .hasSize(8)
        .allMatch(line -> line.contains("\"ok\":true"))
        .first()
        .isEqualTo("{\"command\":\"create_user\",\"ok\":true,\"result\":{\"user\":\"ann\"}}");
    assertThat(printed()).doesNotContain("password1");
  }

  @Test
  void aScriptGoesOnAfterAFailureAndExitsWithOne() throws Exception {
    int exit =
        run(false, "list_groups", "create_user ann password1", "frob", "login ann password1");
    assertThat(exit).isEqualTo(1);
    assertThat(printed())
        .isEqualTo(
            """
            error: Sign in first: login <user>. [SIGN_IN_FIRST]
            Account ann is made. Sign in with: login ann
            error: There is no command 'frob'. Type help to see all. [BAD_COMMAND]
            Signed in as ann.
            """);
  }

  @Test
  void quitEndsTheScriptWhereItStands() throws Exception { // U15
    assertThat(run(false, "create_user ann password1", "quit", "frob")).isZero();
    assertThat(run(true, "exit")).isZero();
    assertThat(printed())
        .endsWith("{\"command\":\"quit\",\"ok\":true,\"result\":{}}\n")
        .doesNotContain("frob");
  }

  @Test
  void theFailureOfADownloadIsTheFailureOfTheWait() throws Exception { // U16
    peer.network().user("ann", "password1").group("films", "ann").file("films", "a", 9, "bob");
    peer.onEvent(_ -> {});
    CompletableFuture<Integer> exit =
        CompletableFuture.supplyAsync(() ->
            runUnchecked(
                new ByteArrayInputStream(
                    ("login ann password1\ndownload_file films a " + folder + "\nwait")
                        .getBytes(StandardCharsets.UTF_8))));
    await().until(() -> !peer.downloads().isEmpty());
    DownloadId id = peer.downloads().getFirst().id();
    peer.fail(id, ErrorCode.CONTENT_MISMATCH, "Expected 12, got 34.");
    assertThat(exit.get()).isEqualTo(1);
    assertThat(printed())
        .endsWith(
            "{\"command\":\"wait\",\"ok\":false,\"error\":\"CONTENT_MISMATCH\",\"message\":\"a"
                + " failed: Expected 12, got 34.\"}\n");
  }

  @Test
  void filesOfTheLinesThatFollowAreForeseen() throws Exception { // U12
    peer.network().user("ann", "password1").group("films", "ann");
    for (String file : List.of("a", "b", "c")) {
      peer.network().file("films", file, 9, "bob");
    }
    String to = " " + folder + "/";
    run(
        true,
        "login ann password1",
        "download_file films a" + to,
        "download_file films b" + to,
        "list_groups",
        "download_file films c" + to,
        "");
    assertThat(peer.calls().made())
        .map(call -> call.replace(" " + folder, "").replace(" false", ""))
        .containsExactly(
            "login ann",
            "foresee films a",
            "foresee films b",
            "download films a",
            "download films b",
            "listGroups",
            "foresee films c",
            "download films c");
  }

  private int runUnchecked(InputStream in) {
    try {
      return run(true, Optional.of(Path.of("-")), in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void eachResultIsThereBeforeTheNextLineIsRead() throws Exception {
    PipedInputStream in = new PipedInputStream();
    CompletableFuture<Integer> exit;
    try (PipedOutputStream typed = new PipedOutputStream(in)) {
      exit = CompletableFuture.supplyAsync(() -> runUnchecked(in));
      for (int lines = 1; lines <= 3; lines++) {
        typed.write("status\n".getBytes(StandardCharsets.UTF_8));
        typed.flush();
        int expected = lines;
        await().until(() -> printed().lines().count() == expected);
      }
    }
    assertThat(exit.get()).isZero();
  }

  @Test
  void aPasswordThatIsMissingIsAnErrorAndNotAQuestion() throws Exception {
    assertThat(run(true, "login ann", "create_user ann")).isEqualTo(1);
    assertThat(printed().lines()).allMatch(line -> line.contains("\"error\":\"BAD_COMMAND\""));
    assertThat(peer.calls().made()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void noPasswordIsEverPrinted(boolean json) throws Exception { // S6
    run(
        json,
        "create_user ann secret77",
        "create_user ann secret77",
        "login ann secret77x",
        "login ann secret77 secret77",
        "logn ann secret77",
        "login 'ann secret77",
        "create_user ann ann");
    assertThat(printed()).isNotEmpty().doesNotContain("secret77");
  }

  @Test
  void inJsonACommandThatDoesNotExistIsNamedAsTyped() throws Exception {
    run(true, "lst_groups", "create user ann password1");
    assertThat(printed().lines().toList())
        .containsExactly(
            "{\"command\":\"lst_groups\",\"ok\":false,\"error\":\"BAD_COMMAND\",\"message\":\"There"
                + " is no command 'lst_groups'. Did you mean list_groups?\"}",
            "{\"command\":\"create_user\",\"ok\":true,\"result\":{\"user\":\"ann\"}}");
  }

  @Test
  void aFailureNobodyForesawIsStillOneObject() throws Exception {
    peer.status(null); // breaks the peer inside
    assertThat(run(true, "list_groups", "help login")).isEqualTo(1);
    List<String> lines = printed().lines().toList();
    assertThat(lines.getFirst())
        .startsWith("{\"command\":\"list_groups\",\"ok\":false,\"error\":\"FAILED\"");
    assertThat(lines.get(1)).contains("\"ok\":true");
  }

  @Test
  void aScriptFileIsRead() throws Exception {
    Path script = folder.resolve("script");
    Files.writeString(script, "create_user ann password1\nlogin ann password1");
    assertThat(run(false, Optional.of(script), InputStream.nullInputStream())).isZero();
    assertThat(printed()).endsWith("Signed in as ann.\n");
  }

  @Test
  void aScriptThatIsNotThereIsNamed() {
    Path missing = folder.resolve("missing");
    assertThatThrownBy(() -> run(false, Optional.of(missing), InputStream.nullInputStream()))
        .isInstanceOf(IOException.class)
        .hasMessage("There is no script " + missing + ".");
  }

  @Test
  void anEndlessLineIsRefused() { // X5
    assertThatThrownBy(() -> run(false, "x".repeat(70_000)))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("longer than 65536 characters");
  }
}
