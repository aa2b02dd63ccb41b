package dev.covey.desktop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.covey.desktop.fx.NetworkStarter;
import dev.covey.desktop.fx.TestDesktop;
import dev.covey.local.LocalNetwork;
import dev.covey.local.LocalNetworkConfig;
import dev.covey.model.CoveyException;
import dev.covey.model.Endpoint;
import dev.covey.peer.NetworkPeer;
import dev.covey.peer.Peer;
import dev.covey.peer.PeerConfig;
import dev.covey.peer.transfer.TransferState;
import dev.covey.testing.FakePeer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * From first start to a file on another computer, by two windows with a peer and a real network
 * behind each, counting what the two people do.
 */
class FirstMinutesTest {
  private static final int SIZE = 3_000_000;
  private static final Pattern STEP =
      Pattern.compile("(?m)^\\| \\d+ \\| (\\w+) \\| `([\\w-]+)` \\|");

  @TempDir Path directory;
  private final List<AutoCloseable> open = new ArrayList<>();
  private TestDesktop desktop;
  private ComputerWindow marta;
  private ComputerWindow ben;

  @BeforeEach
  void switchTheComputersOn() throws CoveyException {
    desktop = new TestDesktop(new FakePeer(), directory);
    NetworkPeer first = peer("first");
    NetworkPeer second = peer("second");
    Founder founder = new Founder(first, directory.resolve("first"));
    open.add(founder);
    open.add(first);
    open.add(second);
    marta = ComputerWindow.open(desktop, first, founder, directory.resolve("first"));
    open.add(marta);
    ben =
        ComputerWindow.open(
            desktop,
            second,
            new Founder(second, directory.resolve("second")),
            directory.resolve("second"));
    open.add(ben);
  }

  @AfterEach
  void switchThemOff() throws Exception {
    for (AutoCloseable each : open.reversed()) {
      each.close();
    }
    desktop.close();
  }

  @Test
  void aFileIsOnAnotherComputerAfterEightAndSixClicksAndFields() throws IOException { // U1 to U12
    Path footage = directory.resolve("footage.mov");
    byte[] content = new byte[SIZE];
    new Random(5).nextBytes(content);
    Files.write(footage, content);

    marta.click("proceed"); // a network starts here
    marta.fill("user", "marta");
    marta.fill("password", "correct horse");
    marta.click("submit");
    marta.willChoose(footage);
    marta.click("filesEmptyShare");
    marta.chose("footage");
    marta.until(() -> marta.peer().sharedFiles().size() == 1);
    marta.click("filesInvite");

    ben.until(() -> TestDesktop.clipboard().startsWith("covey://"));
    ben.click("pasteInvite");
    ben.click("proceed");
    ben.fill("user", "ben");
    ben.fill("password", "battery staple");
    ben.click("submit");
    ben.sees("filesWithdraw");
    marta.click("notice-accept");
    ben.click("filesDownload");

    await()
        .atMost(TestDesktop.PATIENCE)
        .until(() ->
            ben.peer().downloads().stream()
                .anyMatch(download -> download.state() == TransferState.COMPLETED));
    assertThat(ben.peer().downloads().getFirst().destination()).hasSameBinaryContentAs(footage);
    assertThat(marta.done()).hasSizeLessThanOrEqualTo(8);
    assertThat(ben.done()).hasSizeLessThanOrEqualTo(6);
    assertThat(marta.done()).isEqualTo(documented("On the first computer"));
    assertThat(ben.done()).isEqualTo(documented("On the second computer"));
  }

  /** The steps that docs/UI.md names below a heading. */
  private static List<String> documented(String heading) throws IOException {
    String page = Files.readString(Path.of("docs", "UI.md"));
    int from = page.indexOf("### " + heading);
    assertThat(from).as(heading).isNotNegative();
    int end = page.indexOf("\n#", from + 1);
    return STEP.matcher(page.substring(from, end < 0 ? page.length() : end))
        .results()
        .map((MatchResult row) -> row.group(1) + " " + row.group(2))
        .toList();
  }

  private NetworkPeer peer(String computer) throws CoveyException {
    Path home = directory.resolve(computer);
    NetworkPeer peer =
        new NetworkPeer(
            PeerConfig.defaults(home.resolve("peer"), home.resolve("network"))
                .withListen(Endpoint.loopback(0))
                .withNetwork(Optional.empty(), List.of())
                .withDeviceName(computer)
                .withDownloadFolder(home.resolve("downloads")));
    peer.start();
    return peer;
  }

  /** Founds a real network, on loopback. */
  private static final class Founder implements NetworkStarter, AutoCloseable {
    private final Peer peer;
    private final Path home;
    private volatile Optional<LocalNetwork> network = Optional.empty();

    Founder(Peer peer, Path home) {
      this.peer = peer;
      this.home = home;
    }

    @Override
    public void startHere(String networkName) throws CoveyException {
      LocalNetwork founded = new LocalNetwork(LocalNetworkConfig.onLoopback(networkName, home));
      founded.start();
      network = Optional.of(founded);
      peer.join(founded.balancer(), founded.fingerprint());
    }

    @Override
    public boolean startedHere() {
      return network.isPresent();
    }

    @Override
    public void close() {
      network.ifPresent(LocalNetwork::close);
    }
  }
}
