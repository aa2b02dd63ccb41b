package dev.covey.desktop;

import dev.covey.desktop.fx.Messages;
import dev.covey.desktop.fx.Notice;
import dev.covey.desktop.fx.Notices;
import java.util.ArrayList;
import java.util.List;
import javafx.animation.PauseTransition;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import javafx.util.Duration;

/**
 * Runs on the FX thread. Notices at the lower right, the newest lowest: three at most, and above
 * them a line that counts the rest, which follow as places get free.
 */
final class NoticeStack implements Notices {
  private static final int MOST = 3;
  private static final Duration STAY = Duration.seconds(8);

  /** Beyond it the oldest that waits is forgotten: nobody reads that many. */
  private static final int MOST_WAITING = 50;

  private final VBox box = new VBox();
  private final Label rest = new Label();
  private final List<Notice> waiting = new ArrayList<>();

  NoticeStack() {
    box.setId("notices");
    box.getStyleClass().add("notices");
    box.setAlignment(Pos.BOTTOM_RIGHT);
    box.setPickOnBounds(false);
    rest.setId("moreNotices");
    rest.getStyleClass().addAll("notice", "notice-rest");
  }

  Node node() {
    return box;
  }

  @Override
  public void show(Notice notice) {
    if (cards().size() < MOST) {
      add(notice);
    } else {
      if (waiting.size() == MOST_WAITING) {
        waiting.removeFirst();
      }
      waiting.add(notice);
    }
    countRest();
  }

  private List<Node> cards() {
    return box.getChildren().stream().filter(NoticeCard.class::isInstance).toList();
  }

  private void add(Notice notice) {
    NoticeCard card = new NoticeCard(notice, this::remove);
    box.getChildren().add(card);
    if (notice.kind() == Notice.Kind.GOOD || notice.kind() == Notice.Kind.INFO) {
      leaveByItself(card);
    }
  }

  private void leaveByItself(NoticeCard card) {
    PauseTransition pause = new PauseTransition(STAY);
    pause.setOnFinished(_ -> remove(card));
    card.hoverProperty()
        .subscribe(hovered -> {
          if (hovered) {
            pause.stop();
          } else {
            pause.playFromStart();
          }
        });
  }

  private void remove(NoticeCard card) {
    if (box.getChildren().remove(card) && !waiting.isEmpty()) {
      add(waiting.removeFirst());
    }
    countRest();
  }

  private void countRest() {
    box.getChildren().remove(rest);
    if (!waiting.isEmpty()) {
      rest.setText(Messages.text("notice.more", waiting.size()));
      box.getChildren().addFirst(rest);
    }
  }

  /** Forgets all of them. */
  void clear() {
    waiting.clear();
    box.getChildren().clear();
  }
}
