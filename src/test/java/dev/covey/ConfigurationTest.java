package dev.covey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.covey.model.CoveyException;
import dev.covey.model.Endpoint;
import dev.covey.model.RateLimit;
import dev.covey.peer.PeerConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigurationTest {
  @TempDir Path directory;

  @Test
  void withoutAnythingTheDefaultsHold() throws CoveyException { // C1
    Configuration configuration = Configuration.read(directory, Map.of(), Map.of());
    assertThat(configuration.balancer()).isEqualTo(Endpoint.loopback(9_000));
    assertThat(configuration.whole(Setting.BUFFERSIZE)).isEqualTo(524_288);
    assertThat(configuration.decimal(Setting.THRESHOLD_K)).isEqualTo(1.25);
    assertThat(configuration.seconds(Setting.HEARTBEAT_INTERVAL_SEC))
        .isEqualTo(Duration.ofSeconds(10));
    assertThat(configuration.text(Setting.COVEY_HOME)).isEmpty();
  }

  @Test
  void theEnvironmentOverridesTheFileAndOptionsOverrideBoth()
      throws CoveyException, IOException { // C1
    file(
        """
        # comment
        MAX_RETRIES=4
        MAX_CONNECTIONS = 40
        LOAD_BALANCER_PORT="9100"
        """);
    Configuration configuration =
        Configuration.read(
            directory,
            Map.of("MAX_CONNECTIONS", "41", "LOAD_BALANCER_PORT", "9200"),
            Map.of("LOAD_BALANCER_PORT", "9300"));
    assertThat(configuration.whole(Setting.MAX_RETRIES)).isEqualTo(4);
    assertThat(configuration.whole(Setting.MAX_CONNECTIONS)).isEqualTo(41);
    assertThat(configuration.balancer().port()).isEqualTo(9_300);
  }

  @ParameterizedTest
  @CsvSource({
    "MAX_RETRYS=3, there is no setting 'MAX_RETRYS'",
    "MAX_RETRIES=many, MAX_RETRIES is 'many'",
    "MAX_RETRIES=0, from 1 to 100",
    "SCORE_ALPHA=-1, SCORE_ALPHA",
    "LOAD_BALANCER_PORT=65536, from 1 to 65535",
    "BUFFERSIZE=4096, from 524288 to 524288",
    "RATE_LIMIT_UP=fast, RATE_LIMIT_UP is 'fast'",
    "RATE_LIMIT_DOWN=-1, RATE_LIMIT_DOWN",
    "RATE_LIMIT_DOWN=7, from 8 to",
    "MAX_DOWNLOADS=0, from 1 to 100",
    "nonsense, is not KEY=VALUE",
  })
  void anUnknownKeyOrABadValueIsAnErrorThatNamesIt(String line, String reason)
      throws IOException { // C1
    file("MAX_CONNECTIONS=5\n" + line + "\n");
    assertThatThrownBy(() -> Configuration.read(directory, Map.of(), Map.of()))
        .isInstanceOf(CoveyException.class)
        .hasMessageContaining("line 2")
        .hasMessageContaining(reason);
  }

  @Test
  void limitsAreConfiguredInKibibytesASecond() throws CoveyException, IOException { // C1, U16
    file("RATE_LIMIT_UP=500\nMAX_DOWNLOADS=2\n");
    assertThat(PeerOptions.limits(Configuration.read(directory, Map.of(), Map.of())))
        .isEqualTo(new PeerConfig.Limits(new RateLimit(512_000, 0), 2));
  }

  @Test
  void aBadValueInTheEnvironmentIsAnErrorToo() { // C1
    assertThatThrownBy(
            () -> Configuration.read(directory, Map.of("RECV_TIMEOUT_MS", "soon"), Map.of()))
        .hasMessageContaining("the environment")
        .hasMessageContaining("RECV_TIMEOUT_MS");
  }

  @Test
  void theCommittedExampleIsValidAndNamesEverySetting() throws CoveyException, IOException { // C1
    String example = Files.readString(Path.of(".env.example"));
    file(example);
    Configuration.read(directory, Map.of(), Map.of());
    for (Setting setting : Setting.values()) {
      assertThat(example).contains(setting.name() + "=");
    }
  }

  private void file(String text) throws IOException {
    Files.writeString(directory.resolve(".env"), text);
  }
}
