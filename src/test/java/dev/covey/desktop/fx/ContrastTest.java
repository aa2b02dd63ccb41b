package dev.covey.desktop.fx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.covey.testing.FakePeer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.RadioButton;
import javafx.scene.control.Spinner;
import javafx.scene.control.TextField;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The design's colours in both themes against WCAG 2.1 AA: 4.5 : 1 for text, 3 : 1 for icons, marks
 * and what makes a control one. What is really drawn is looked at by {@link Audit}, at each
 * screenshot; here is what no screenshot happens to show.
 */
class ContrastTest {
  private static final double TEXT = 4.5;
  private static final double MARK = 3;

  /** Where words and marks stand: the page, bars and headers, a chosen row. */
  private static final List<String> GROUNDS =
      List.of("-color-bg-default", "-color-bg-subtle", "-color-accent-subtle");

  @TempDir Path directory;
  private TestDesktop desktop;
  private final VBox page = new VBox();

  @BeforeEach
  void open() {
    desktop = new TestDesktop(FakePeer.signedIn("marta"), directory);
    desktop.show(page, 900, 600);
  }

  @AfterEach
  void close() {
    desktop.close();
  }

  @Test
  void theFormulaIsThatOfWcag() {
    assertThat(Contrast.ratio(Color.BLACK, Color.WHITE)).isEqualTo(21, within(0.001));
    assertThat(Contrast.ratio(Color.web("#777777"), Color.WHITE)).isEqualTo(4.48, within(0.01));
    assertThat(Contrast.over(Color.color(0, 0, 0, 0.5), Color.WHITE)).isEqualTo(Color.gray(0.5));
  }

  @Test
  void wordsStandOutOnEveryGround() {
    for (String words : List.of("-color-fg-default", "-color-fg-muted")) {
      for (String ground : GROUNDS) {
        check(words, ground, TEXT);
      }
    }
    for (String words : List.of("accent", "success", "warning", "danger")) {
      check("-color-" + words + "-fg", "-color-bg-default", TEXT);
      check("-color-" + words + "-fg", "-color-bg-subtle", TEXT);
      // Tags and banners.
      check("-color-" + words + "-fg", "-color-" + words + "-subtle", TEXT);
    }
    check("-color-accent-fg", "-color-accent-subtle", TEXT);
    check("-color-danger-fg", "-color-accent-subtle", TEXT);
    check("-color-fg-default", "-color-danger-subtle", TEXT);
    check("-color-fg-default", "-color-warning-subtle", TEXT);
    // Badges and main buttons, also under the mouse.
    check("-color-fg-emphasis", "-color-accent-emphasis", TEXT);
    check("-color-fg-emphasis", "-color-accent-6", TEXT);
    check("-color-fg-default", "-covey-faint", TEXT);
  }

  @Test
  void marksStandOutOnEveryGround() {
    for (String mark :
        List.of(
            "-covey-good",
            "-covey-late",
            "-color-danger-emphasis",
            "-color-accent-emphasis",
            "-color-fg-subtle",
            "-color-neutral-emphasis")) {
      for (String ground : GROUNDS) {
        check(mark, ground, MARK);
      }
    }
    // The lines of the rate graph.
    for (String line :
        List.of("-color-accent-emphasis", "-color-warning-fg", "-color-success-fg")) {
      check(line, "-color-bg-default", MARK);
    }
    for (String piece :
        List.of("-color-accent-emphasis", "-color-warning-emphasis", "-color-danger-emphasis")) {
      check(piece, "-color-bg-default", MARK);
    }
  }

  // P7
  @Test
  void peersOfAPieceMapAreToldApart() {
    List<String> colours =
        List.of(
            "-covey-peer-blue",
            "-covey-peer-violet",
            "-covey-peer-teal",
            "-covey-peer-orange",
            "-covey-peer-pink",
            "-covey-peer-none");
    colours.forEach(each -> check(each, "-color-bg-default", MARK));
    inBothThemes(theme -> {
      for (String one : colours) {
        for (String other : colours) {
          double apart = Contrast.apart(colour(one), colour(other));
          assertThat(one.equals(other) || apart >= 0.5)
              .as("%s: %s and %s are %.2f apart", theme, one, other, apart)
              .isTrue();
        }
        assertThat(Contrast.apart(colour(one), colour("-color-border-default")))
            .as("%s: %s and what is missing", theme, one)
            .isGreaterThanOrEqualTo(0.5);
      }
    });
  }

  @Test
  void tonesOfAChosenRowStandOut() {
    for (Tone tone : List.of(Tone.GOOD, Tone.WARNING, Tone.BAD, Tone.ACCENT, Tone.NEUTRAL)) {
      inBothThemes(theme -> {
        Label words = new Label("words");
        tone.applyTo(words);
        VBox row = new VBox(words);
        row.getStyleClass().add("table-row-cell");
        row.pseudoClassStateChanged(PseudoClass.getPseudoClass("selected"), true);
        page.getChildren().setAll(row);
        page.applyCss();
        double ratio = Contrast.ratio((Color) words.getTextFill(), colour("-color-accent-subtle"));
        assertThat(ratio).as("%s %s", theme, tone).isGreaterThanOrEqualTo(TEXT);
      });
    }
  }

  @Test
  void fieldsAndBoxesHaveAnEdgeThatIsSeen() {
    inBothThemes(theme -> {
      ComboBox<String> choice = new ComboBox<>();
      Spinner<Integer> spinner = new Spinner<>(1, 9, 5);
      CheckBox box = new CheckBox("box");
      RadioButton radio = new RadioButton("radio");
      Map<String, Region> edged = new TreeMap<>();
      edged.put("field", new TextField());
      edged.put("password", new PasswordField());
      edged.put("choice", choice);
      page.getChildren().setAll(edged.values());
      page.getChildren().addAll(spinner, box, radio);
      page.applyCss();
      page.layout();
      edged.put("spinner", spinner.getEditor());
      edged.put("box", (Region) box.lookup(".box"));
      edged.put("radio", (Region) radio.lookup(".radio"));
      edged.forEach((name, region) -> {
        Color edge = (Color) region.getBackground().getFills().getFirst().getFill();
        assertThat(Contrast.ratio(edge, colour("-color-bg-default")))
            .as("%s %s", theme, name)
            .isGreaterThanOrEqualTo(MARK);
      });
    });
  }

  @Test
  void aBarShowsHowFarItIs() {
    for (Tone tone : Tone.values()) {
      inBothThemes(theme -> {
        ProgressBar bar = new ProgressBar(0.5);
        tone.applyTo(bar);
        page.getChildren().setAll(bar);
        page.applyCss();
        page.layout();
        Color fill = ground(bar.lookup(".bar"));
        for (String around : GROUNDS) {
          assertThat(Contrast.ratio(fill, colour(around)))
              .as("%s %s on %s", theme, tone, around)
              .isGreaterThanOrEqualTo(MARK);
        }
      });
    }
  }

  @Test
  void theTrackOfABarIsSeenOnAChosenRowAndIsHollow() {
    inBothThemes(theme -> {
      ProgressBar bar = new ProgressBar(0);
      VBox row = new VBox(bar);
      row.getStyleClass().add("table-row-cell");
      row.pseudoClassStateChanged(PseudoClass.getPseudoClass("selected"), true);
      page.getChildren().setAll(row);
      page.applyCss();
      page.layout();
      Color chosen = Contrast.over(colour("-color-accent-subtle"), colour("-color-bg-default"));
      Region track = (Region) bar.lookup(".track");
      Color edge = (Color) track.getBackground().getFills().getFirst().getFill();
      assertThat(Contrast.ratio(edge, chosen)).as("%s", theme).isGreaterThanOrEqualTo(MARK);
      assertThat(Contrast.ratio(edge, ground(track))).as("%s", theme).isGreaterThanOrEqualTo(MARK);
    });
  }

  private static Color ground(Node node) {
    return Contrast.ground(node, Color.WHITE, 1);
  }

  private void check(String above, String below, double least) {
    inBothThemes(theme -> {
      double ratio = Contrast.ratio(Contrast.over(colour(above), colour(below)), colour(below));
      assertThat(ratio).as("%s: %s on %s", theme, above, below).isGreaterThanOrEqualTo(least);
    });
  }

  /** What the style sheets make of a name, on the page. */
  private Color colour(String name) {
    Region swatch = new Region();
    swatch.setStyle("-fx-background-color: -color-bg-default, " + name + ";");
    List<Node> before = new ArrayList<>(page.getChildren());
    page.getChildren().add(swatch);
    swatch.applyCss();
    Color found = ground(swatch);
    page.getChildren().setAll(before);
    return found;
  }

  private void inBothThemes(Consumer<Themes.Choice> check) {
    for (Themes.Choice theme : List.of(Themes.Choice.LIGHT, Themes.Choice.DARK)) {
      TestDesktop.run(() -> {
        desktop.context().themes().choiceProperty().set(theme);
        page.getScene().getRoot().applyCss();
        check.accept(theme);
      });
    }
  }
}
