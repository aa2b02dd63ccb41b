package dev.covey.desktop;

import dev.covey.desktop.fx.Messages;
import dev.covey.desktop.fx.Narrow;
import dev.covey.desktop.fx.Notice;
import dev.covey.desktop.fx.Notices;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.animation.PauseTransition;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import javafx.util.Duration;

/**
 * Runs on the FX thread. Notices at the lower right, the newest lowest: three at most, and above
 * them a line that counts the rest, which follow as places get free.
 *
 * <p>What can be taken back is seen at once: another gives way to it, and follows later; of those
 * that can be taken back, the oldest, which then stands.
 */
final class NoticeStack implements Notices {
  private static final int MOST = 3;
  private static final int MOST_IN_A_LOW_WINDOW = 2;
  private static final Duration STAY = Duration.seconds(8);

  private static final double MARGIN = 16;
  private static final double STATUS_BAR = 28;

  /** Beyond it the oldest that waits is forgotten: nobody reads that many. */
  private static final int MOST_WAITING = 50;

  private final Duration stay;
  private final VBox box = new VBox();
  private final DoubleProperty strip = new SimpleDoubleProperty();
  private final Label rest = new Label();
  private final List<Notice> waiting = new ArrayList<>();

  NoticeStack() {
    this(STAY);
  }

  /**
   * @param stay how long those are seen that leave by themselves
   */
  NoticeStack(Duration stay) {
    this.stay = stay;
    box.setId("notices");
    box.getStyleClass().add("notices");
    box.setAlignment(Pos.BOTTOM_RIGHT);
    box.setPickOnBounds(false);
    strip.subscribe(height -> place(height.doubleValue()));
    rest.setId("moreNotices");
    rest.getStyleClass().addAll("notice", "notice-rest");
  }

  Node node() {
    return box;
  }

  /**
   * Leaves a strip along the lower edge of the page free.
   *
   * @param height of the strip in pixels; 0 while there is none
   */
  void standAbove(ObservableValue<? extends Number> height) {
    strip.bind(height);
  }

  private void place(double stripHeight) {
    box.setPadding(new Insets(MARGIN, MARGIN, MARGIN + STATUS_BAR + stripHeight, MARGIN));
  }

  /** In a low window three of the highest have no room. */
  private int most() {
    boolean low = box.getScene() != null && box.getScene().getHeight() < Narrow.LOW;
    return low ? MOST_IN_A_LOW_WINDOW : MOST;
  }

  @Override
  public void show(Notice notice) {
    if (notice.kind() == Notice.Kind.DONE) {
      makeRoom();
      add(notice);
    } else if (cards().size() < most()) {
      add(notice);
    } else {
      if (waiting.size() == MOST_WAITING) {
        waiting.removeFirst();
      }
      waiting.add(notice);
    }
    countRest();
  }

  private void makeRoom() {
    List<NoticeCard> cards = cards();
    if (cards.size() < most()) {
      return;
    }
    NoticeCard oldest =
        cards.stream().filter(card -> !isUndoable(card)).findFirst().orElse(cards.getFirst());
    box.getChildren().remove(oldest);
    if (isUndoable(oldest)) {
      oldest.notice().settled().run();
    } else {
      waiting.addFirst(oldest.notice());
    }
  }

  private static boolean isUndoable(NoticeCard card) {
    return card.notice().kind() == Notice.Kind.DONE;
  }

  /**
   * Takes back what was done last, of what can still be taken back.
   *
   * @return whether there was anything
   */
  boolean undo() {
    Optional<NoticeCard> last =
        cards().reversed().stream().filter(NoticeStack::isUndoable).findFirst();
    last.ifPresent(card -> card.answer(card.notice().actions().getFirst()));
    return last.isPresent();
  }

  private List<NoticeCard> cards() {
    return box.getChildren().stream()
        .filter(NoticeCard.class::isInstance)
        .map(NoticeCard.class::cast)
        .toList();
  }

  private void add(Notice notice) {
    NoticeCard card = new NoticeCard(notice, this::remove);
    box.getChildren().add(card);
    if (notice.kind().leavesByItself()) {
      leaveByItself(card);
    }
  }

  private void leaveByItself(NoticeCard card) {
    PauseTransition pause = new PauseTransition(stay);
    pause.setOnFinished(_ -> remove(card));
    // Who points at it or has gone to it with the keyboard is about to use it.
    card.hoverProperty()
        .or(card.focusWithinProperty())
        .subscribe(used -> {
          if (used) {
            pause.stop();
          } else {
            pause.playFromStart();
          }
        });
  }

  private void remove(NoticeCard card) {
    if (!box.getChildren().remove(card)) {
      return;
    }
    if (!waiting.isEmpty() && cards().size() < most()) {
      add(waiting.removeFirst());
    }
    countRest();
    if (!card.isAnswered()) {
      card.notice().settled().run();
    }
  }

  private void countRest() {
    box.getChildren().remove(rest);
    if (!waiting.isEmpty()) {
      rest.setText(Messages.text("notice.more", waiting.size()));
      box.getChildren().addFirst(rest);
    }
  }

  /** Forgets all of them and what they stood above; what could be taken back stands. */
  void clear() {
    strip.unbind();
    strip.set(0);
    List<NoticeCard> cards = cards();
    waiting.clear();
    box.getChildren().clear();
    cards.forEach(card -> card.notice().settled().run());
  }
}
