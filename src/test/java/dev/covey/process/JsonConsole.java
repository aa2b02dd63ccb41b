package dev.covey.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A console started with {@code --json}, driven line by line through its standard input. */
final class JsonConsole implements AutoCloseable {
  private static final JsonMapper JSON = new JsonMapper();

  private final LaunchedProcess process;
  private int answered;

  private JsonConsole(LaunchedProcess process) {
    this.process = process;
  }

  static JsonConsole start(Path home, Path data, int balancerPort, String... more)
      throws IOException {
    String[] arguments =
        List.of(
                "console",
                "--json",
                "--script",
                "-",
                "--listen",
                "127.0.0.1:0",
                "--balancer",
                "127.0.0.1:" + balancerPort,
                "--data",
                data.toString())
            .toArray(String[]::new);
    String[] all = new String[arguments.length + more.length];
    System.arraycopy(arguments, 0, all, 0, arguments.length);
    System.arraycopy(more, 0, all, arguments.length, more.length);
    return new JsonConsole(LaunchedProcess.start(home, "covey", all));
  }

  /** Gives a command and returns the one line that answers it. */
  JsonNode give(String command) throws IOException {
    int before = answered;
    process.type(command);
    Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .pollInterval(Duration.ofMillis(10))
        .until(() -> process.lines().size() > before);
    answered++;
    return JSON.readTree(process.lines().get(before));
  }

  /** Gives a command that must succeed, and returns its result. */
  JsonNode succeed(String command) throws IOException {
    JsonNode answer = give(command);
    assertThat(answer.path("ok").asBoolean(false)).as(command + " -> " + answer).isTrue();
    return answer.path("result");
  }

  /** Gives a command until it succeeds, as somebody would who sees that the trackers are down. */
  JsonNode succeedInTheEnd(String command) {
    return Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> give(command), answer -> answer.path("ok").asBoolean(false))
        .path("result");
  }

  /** Gives a command that must be refused, and returns the error's code. */
  String fail(String command) throws IOException {
    JsonNode answer = give(command);
    assertThat(answer.path("ok").asBoolean(true)).as(command + " -> " + answer).isFalse();
    assertThat(answer.path("message").asString("")).as(command).isNotBlank();
    return answer.path("error").asString("");
  }

  int quit() throws IOException, InterruptedException {
    process.type("quit");
    process.endInput();
    return process.awaitExit();
  }

  LaunchedProcess process() {
    return process;
  }

  @Override
  public void close() {
    process.close();
  }
}
