package dev.covey.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.covey.model.ErrorCode;
import dev.covey.peer.transfer.TransferState;
import dev.covey.testing.FakePeer;
import dev.covey.testing.FakeTransfer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jline.reader.Candidate;
import org.jline.reader.Parser;
import org.jline.reader.impl.DefaultParser;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LineCompleterTest {
  private final FakePeer peer = FakePeer.signedIn("ann");
  private final LineCompleter completer =
      new LineCompleter(new Names(peer, Thread.ofVirtual().factory()));

  @BeforeEach
  void fill() {
    peer.network()
        .group("films", "ann", "bob", "carol")
        .request("films", "dave")
        .group("books", "erin", "ann")
        .group("songs", "erin")
        .file("books", "my novel.epub", 1000, "erin")
        .file("books", "mine.epub", 1000, "ann");
    peer.put(new FakeTransfer("books", "x.epub", 9).state(TransferState.PAUSED).snapshot());
  }

  private List<String> complete(String line) {
    List<Candidate> candidates = new ArrayList<>();
    DefaultParser parser = new DefaultParser().eofOnUnclosedQuote(false);
    completer.complete(
        null, parser.parse(line, line.length(), Parser.ParseContext.COMPLETE), candidates);
    return candidates.stream().map(Candidate::value).toList();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      ignoreLeadingAndTrailingWhitespace = false,
      value = {
        "list_files |films,books",
        "list files |films,books",
        "join_group |songs",
        "leave_group |films,books",
        "leave_group films |--dissolve",
        "limit |up,down",
        "limit up |none,500K,2M",
        "limit up 5K |films,books",
        "move_download |x.epub",
        "move_download x.epub |first,last,up,down",
        "leave_group films --|--dissolve",
        "accept_request |films",
        "accept_request films |dave",
        "remove_member films |bob,carol",
        "transfer group films |bob,carol",
        "download_file books |my novel.epub",
        "download_file books 'my |my novel.epub",
        "download_all |films,books",
        "download_all films /srv --|--overwrite",
        "pause |",
        "resume |x.epub",
        "show_download |x.epub",
        "show_download x.epub |--watch",
        "show_downloads --watch |",
        "list_files films |--watch",
        "download_file books --pieces |",
        "download_file books --pieces 1-3 |my novel.epub",
        "download_file books x /srv --overwrite |--pieces,--bytes,--in-order",
        "show_downloads |--watch",
        "login |--stay",
        "create_group |",
        "list_groups |",
        "list |groups,members,requests,files,shares",
        "frob |",
      })
  void completesWhatFits(String line, String candidates) {
    List<String> expected = candidates == null ? List.of() : Arrays.asList(candidates.split(","));
    List<String> found = complete(line);
    if (line.startsWith("login")) {
      assertThat(found).isEmpty(); // a user name is never offered: nobody knows it but who types
    } else {
      assertThat(found).containsExactlyInAnyOrderElementsOf(expected);
    }
  }

  @Test
  void theFirstWordIsAnyCommand() {
    assertThat(complete("")).hasSize(Verb.values().length).contains("create_user", "quit");
    assertThat(complete("help ")).hasSize(Verb.values().length);
  }

  @Test
  void pathsAreThoseOfThisComputer(@TempDir Path folder) throws Exception {
    Files.createDirectory(folder.resolve("sub"));
    Files.writeString(folder.resolve("some file.mov"), "x");
    Files.writeString(folder.resolve(".hidden"), "x");
    Files.writeString(folder.resolve("other"), "x");
    assertThat(complete("upload_file " + folder + "/s"))
        .containsExactlyInAnyOrder(folder + "/sub/", folder + "/some file.mov");
    assertThat(complete("upload_file " + folder + "/.")).containsExactly(folder + "/.hidden");
    assertThat(complete("upload_file " + folder + "/none/x")).isEmpty();
  }

  @Test
  void whatWasKnownServesWhenThePeerCannotAnswer() {
    assertThat(complete("join_group ")).containsExactly("songs");
    peer.calls().failAlways("listGroups", ErrorCode.TRACKERS_DOWN, "All trackers are down.");
    assertThat(complete("join_group ")).containsExactly("songs");
  }

  @Test
  void aSlowPeerHoldsNobodyUp() {
    peer.calls().hold("listGroups");
    assertThat(complete("join_group ")).isEmpty();
    peer.calls().release("listGroups");
  }
}
