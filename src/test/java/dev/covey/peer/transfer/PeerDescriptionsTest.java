package dev.covey.peer.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.covey.model.CoveyException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PeerDescriptionsTest {

  private static List<DescribedPeer> read(String text) throws CoveyException {
    return PeerDescriptions.parse("peers.txt", text, 200, 1);
  }

  @Test
  void everyFormOfALineIsRead() throws CoveyException { // P8
    List<DescribedPeer> peers =
        read(
            """
            # name score pieces

            ana  0.9
            ben  1    all   # everything
            cem  0    40%
            dia  0.25 0-99,150
            """);
    assertThat(peers)
        .extracting(peer -> peer.name().value())
        .containsExactly("ana", "ben", "cem", "dia");
    assertThat(peers).extracting(DescribedPeer::score).containsExactly(0.9, 1.0, 0.0, 0.25);
    assertThat(peers).extracting(peer -> peer.pieces().count()).containsExactly(200, 200, 80, 101);
    assertThat(peers.get(3).pieces().contains(99)).isTrue();
    assertThat(peers.get(3).pieces().contains(100)).isFalse();
    assertThat(peers.get(3).pieces().contains(150)).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '"',
      textBlock =
          """
          ana;'ana' has no score
          ana 0.5 all more;more than three words
          a/b 0.5;A user name has 1 to 32 characters
          ana 1.1;the score '1.1' is not 0 to 1
          ana -0.5;the score '-0.5' is not 0 to 1
          ana high;the score 'high' is not 0 to 1
          ana 0.5 101%;the part '101%' is not 0% to 100%
          ana 0.5 x%;the part 'x%' is not 0% to 100%
          ana 0.5 some;'some' is no piece and no range
          ana 0.5 1,,2;'' is no piece and no range
          ana 0.5 9-3;the range '9-3' runs backwards
          ana 0.5 0-200;piece 200 is none of the 200, which are 0 to 199
          first 0.5;first is described twice
          """)
  void aBadLineIsAnErrorThatNamesLineAndReason(String line, String reason) { // P8
    assertThatThrownBy(() -> read("# peers\nfirst 0.5\n" + line + "\n"))
        .isInstanceOf(CoveyException.class)
        .hasMessageStartingWith("peers.txt, line 3: ")
        .hasMessageContaining(reason)
        .hasMessageContaining("A line is a name, a score");
  }

  @Test
  void aFileWithoutPeersIsRefused() {
    assertThatThrownBy(() -> read("# nobody\n\n"))
        .isInstanceOf(CoveyException.class)
        .hasMessageContaining("describes no peer");
  }

  @Test
  void aPartIsDrawnByLotAndTheSameSeedDrawsTheSame() throws CoveyException { // P8
    String text = "ana 0.5 40%\nben 0.5 40%\n";
    List<DescribedPeer> peers = read(text);
    assertThat(peers).isEqualTo(read(text)).isNotEqualTo(PeerDescriptions.parse("x", text, 200, 2));
    assertThat(peers.get(0).pieces()).isNotEqualTo(peers.get(1).pieces());
    assertThat(peers.get(0).pieces().indices().max().orElseThrow()).isGreaterThan(100);
  }

  @Test
  void theWholeAndNothingArePartsToo() throws CoveyException {
    List<DescribedPeer> peers = read("ana 0.5 100%\nben 0.5 0%\n");
    assertThat(peers.get(0).pieces().isComplete()).isTrue();
    assertThat(peers.get(1).pieces().count()).isZero();
  }

  @Test
  void drawnPeersHaveEverythingAndScoresThatTheSeedDecides() { // P8
    List<DescribedPeer> peers = PeerDescriptions.drawn(50, 10, 3);
    assertThat(peers).isEqualTo(PeerDescriptions.drawn(50, 10, 3)).hasSize(50);
    assertThat(peers).isNotEqualTo(PeerDescriptions.drawn(50, 10, 4));
    assertThat(peers).allMatch(peer -> peer.pieces().isComplete());
    assertThat(peers.stream().map(DescribedPeer::score).distinct()).hasSizeGreaterThan(10);
  }
}
