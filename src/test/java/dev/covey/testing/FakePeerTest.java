package dev.covey.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.covey.model.CoveyException;
import dev.covey.model.DownloadId;
import dev.covey.model.ErrorCode;
import dev.covey.model.FileName;
import dev.covey.model.GroupName;
import dev.covey.model.Role;
import dev.covey.peer.PeerEvent;
import dev.covey.peer.transfer.TransferState;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FakePeerTest {
  private final FakePeer peer = FakePeer.signedIn("ann");

  @Test
  void aGroupThatWasMadeIsListedWithItsOwner() throws Exception {
    peer.createGroup(new GroupName("films"));
    assertThat(peer.listGroups()).singleElement().matches(group -> group.role() == Role.OWNER);
    assertThat(peer.calls().made()).containsExactly("createGroup films", "listGroups");
  }

  @Test
  void aCallFailsOnDemandOnce() throws Exception {
    peer.calls().failNext("createGroup", ErrorCode.TRACKERS_DOWN, "All trackers are down.");
    assertThatThrownBy(() -> peer.createGroup(new GroupName("films")))
        .isInstanceOf(CoveyException.class)
        .hasMessage("All trackers are down.");
    peer.createGroup(new GroupName("films"));
  }

  @Test
  void aDownloadMovesAsTheTestSays() throws Exception {
    List<PeerEvent> events = new ArrayList<>();
    peer.network().group("films", "bob", "ann").file("films", "a.mov", 2_000_000, "bob");
    peer.onEvent(events::add);
    DownloadId id =
        peer.download(new GroupName("films"), new FileName("a.mov"), Optional.empty(), false);
    peer.change(id, transfer -> transfer.pieces(2).rate(500_000));
    assertThat(peer.download(id).orElseThrow().piecesDone()).isEqualTo(2);
    peer.complete(id);
    assertThat(peer.download(id).orElseThrow().state()).isEqualTo(TransferState.COMPLETED);
    assertThat(events).hasExactlyElementsOfTypes(PeerEvent.DownloadCompleted.class);
  }
}
