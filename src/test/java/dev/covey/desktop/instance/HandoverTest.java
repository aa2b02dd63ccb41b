package dev.covey.desktop.instance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.covey.model.CoveyException;
import dev.covey.model.Invite;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HandoverTest {
  private static final String LINK = "covey://127.0.0.1:9000/films#" + "ab".repeat(32);

  @TempDir Path directory;

  @Test
  void anInviteAndFilesAreToldApart() throws Exception { // X2, U11
    Path file = Files.createFile(directory.resolve("a film, with a name.mkv"));
    Handover handover = Handover.of(List.of(LINK, file.toString(), file.toUri().toString(), ""));
    assertThat(handover.invite()).contains(Invite.parse(LINK));
    assertThat(handover.files()).containsExactly(file, file);
  }

  @Test
  void withoutArgumentsOnlyTheWindowIsWanted() throws Exception {
    assertThat(Handover.of(List.of())).isEqualTo(Handover.NOTHING);
  }

  @Test
  void whatCannotBeUnderstoodIsRefusedByName() {
    refused("An invite looks like covey://host:port/#fingerprint", "covey://nowhere");
    refused("Only one invite", LINK, LINK);
    refused("missing.iso is not there", directory.resolve("missing.iso").toString());
    refused("is no path of a file here", "file://other-host/share/file");
    refused("is no path of a file here", "nul\0byte");
    refused(
        "At most 1000 files",
        Collections.nCopies(1_001, directory.toString()).toArray(String[]::new));
  }

  private static void refused(String why, String... arguments) {
    assertThatThrownBy(() -> Handover.of(List.of(arguments)))
        .isInstanceOf(CoveyException.class)
        .hasMessageContaining(why);
  }

  @Test
  void aHandoverIsReadAsItWasWritten() throws Exception {
    Handover handover =
        new Handover(
            Optional.of(Invite.parse(LINK)),
            List.of(Path.of("/home/marta/größe\n1.iso").toAbsolutePath(), directory));
    assertThat(HandoverCodec.decode(HandoverCodec.encode(handover))).isEqualTo(handover);
    assertThat(HandoverCodec.decode(HandoverCodec.encode(Handover.NOTHING)))
        .isEqualTo(Handover.NOTHING);
  }

  @Test
  void bytesThatAreNoHandoverAreRefused() throws Exception { // X5
    byte[] good =
        HandoverCodec.encode(
            new Handover(Optional.of(Invite.parse(LINK)), List.of(directory.toAbsolutePath())));
    for (int length = 0; length < good.length; length++) {
      byte[] cut = Arrays.copyOf(good, length);
      assertThatIOException().isThrownBy(() -> HandoverCodec.decode(cut));
    }
    assertThatIOException()
        .isThrownBy(() -> HandoverCodec.decode(Arrays.copyOf(good, good.length + 1)));
    assertThatIOException()
        .isThrownBy(() -> HandoverCodec.decode(new byte[] {2, 0, 0, 0, 0}))
        .withMessageContaining("version 2");
    assertThatIOException()
        .isThrownBy(() -> HandoverCodec.decode(new byte[] {1, 0, 0, -1, -1}))
        .withMessageContaining("65535 files");
    assertThatIOException()
        .as("a path that is not absolute")
        .isThrownBy(() -> HandoverCodec.decode(new byte[] {1, 0, 0, 0, 1, 0, 1, 'x'}));
  }

  @Test
  void noBytesDoMoreThanBeRefused() throws Exception { // X5
    long seed = 20_261_128;
    Random random = new Random(seed);
    byte[] good = HandoverCodec.encode(Handover.of(List.of(LINK, directory.toString())));
    for (int i = 0; i < 5_000; i++) {
      byte[] bytes = good.clone();
      for (int changes = 1 + random.nextInt(3); changes > 0; changes--) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
      }
      try {
        assertThat(HandoverCodec.decode(bytes).files()).allMatch(Path::isAbsolute);
      } catch (IOException _) {
        // refused
      }
    }
  }
}
