package dev.covey.desktop.sharing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javafx.event.Event;
import javafx.event.EventType;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.StackPane;
import org.junit.jupiter.api.Test;

class FileDropsTest {
  /** No board can be had without a screen: this one is never to be looked at. */
  @Test
  void whatCannotBeTakenIsLeftToWhatIsAround() { // U11
    List<EventType<?>> around = new ArrayList<>();
    List<List<Path>> taken = new ArrayList<>();
    StackPane inner = new StackPane();
    StackPane outer = new StackPane(inner);
    outer.addEventHandler(DragEvent.DRAG_DROPPED, event -> around.add(event.getEventType()));
    FileDrops.on(inner, () -> false, taken::add);
    Event.fireEvent(
        inner,
        new DragEvent(
            DragEvent.DRAG_DROPPED, null, 1, 1, 1, 1, TransferMode.COPY, null, inner, null));
    assertThat(around).containsExactly(DragEvent.DRAG_DROPPED);
    assertThat(taken).isEmpty();
  }
}
