package dev.covey.desktop.groups;

import static org.assertj.core.api.Assertions.assertThat;

import dev.covey.desktop.fx.TestDesktop;
import dev.covey.model.GroupName;
import dev.covey.model.UserName;
import dev.covey.testing.FakePeer;
import java.nio.file.Path;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GroupQuestionsTest {
  private static final String LONG =
      "everybody-who-ever-sang-in-the-choir-of-the-northern-valley-2026";

  @Test
  void aLongGroupIsShortenedWhereAMemberIsRemoved(@TempDir Path directory) { // U9
    try (TestDesktop desktop = new TestDesktop(FakePeer.signedIn("marta"), directory)) {
      desktop.show(new StackPane(), 900, 600);
      GroupCommands commands = new GroupCommands(desktop.context(), () -> {});
      TestDesktop.run(() ->
          new GroupQuestions(commands, desktop::stage)
              .remove(new GroupName(LONG), new UserName("ana")));
      Node question = desktop.node("removeMember", Node.class);
      assertThat(said(question))
          .contains("everybody-who-ever-s…orthern-valley-2026")
          .doesNotContain(LONG);
    }
  }

  private static String said(Node question) {
    return TestDesktop.on(() ->
        question.lookupAll(".label").stream()
            .map(node -> ((Label) node).getText())
            .collect(Collectors.joining("\n")));
  }
}
