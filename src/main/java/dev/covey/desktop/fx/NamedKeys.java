package dev.covey.desktop.fx;

import java.util.Arrays;
import java.util.stream.Collectors;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;

/** Any thread may use it. Keys that are called as the language calls them: Ctrl+D, Strg+D. */
final class NamedKeys extends KeyCombination {
  private final KeyCodeCombination keys;

  NamedKeys(KeyCode code, Modifier... modifiers) {
    super(modifiers);
    keys = new KeyCodeCombination(code, modifiers);
  }

  @Override
  public boolean match(KeyEvent event) {
    return keys.match(event);
  }

  @Override
  public String getName() {
    return keys.getName();
  }

  @Override
  public String getDisplayText() {
    return Arrays.stream(keys.getDisplayText().split("\\+"))
        .map(key -> Messages.find("key." + key).orElse(key))
        .collect(Collectors.joining("+"));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof NamedKeys named && named.keys.equals(keys);
  }

  @Override
  public int hashCode() {
    return keys.hashCode();
  }
}
