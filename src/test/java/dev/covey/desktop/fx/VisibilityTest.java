package dev.covey.desktop.fx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.lang.ref.WeakReference;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.layout.Region;
import org.junit.jupiter.api.Test;

class VisibilityTest {
  @Test
  void aNodeFollowsABindingThatNobodyElseKeeps() {
    BooleanProperty hidden = new SimpleBooleanProperty();
    Region node = new Region();
    Visibility.showWhile(node, hidden.not());
    assertThat(node.isVisible()).isTrue();
    WeakReference<Object> witness = new WeakReference<>(new Object());
    await()
        .until(() -> {
          System.gc();
          return witness.get() == null;
        });
    hidden.set(true);
    assertThat(node.isVisible()).isFalse();
    assertThat(node.isManaged()).isFalse();
  }
}
