package dev.covey.desktop;

import dev.covey.desktop.FxWatch.Phase;
import dev.covey.desktop.autostart.Autostart;
import dev.covey.desktop.fx.DesktopContext;
import dev.covey.desktop.fx.Destination;
import dev.covey.desktop.fx.FxBridge;
import dev.covey.desktop.fx.Languages;
import dev.covey.desktop.fx.NearbyNetworks;
import dev.covey.desktop.fx.NetworkStarter;
import dev.covey.desktop.fx.Place;
import dev.covey.desktop.fx.Preferences;
import dev.covey.desktop.fx.SystemDialogs;
import dev.covey.desktop.fx.Themes;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.locks.LockSupport;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputControl;
import javafx.stage.Stage;
import javafx.stage.Window;

/**
 * The desktop under load, without a display ({@code bench/desktop-calm}): the real frame and
 * screens with many files, downloads and peers, which change while the tables scroll. The main
 * thread moves the peer on; it prints one JSON line.
 */
final class DesktopCalm {
  private static final long STEP_NANOS = 100_000_000;

  /** Four updates a second for an hour. */
  private static final int HOUR = 4 * 3600;

  private static final int HEAPS = 10;

  /** As fast as a wheel is turned. */
  private static final double ROWS_A_PULSE = 3;

  private final BusyPeer busy;
  private final FxBridge bridge = new FxBridge();
  private final int seconds;
  private final int updates;
  private Frame frame;
  private Stage stage;
  private FxWatch watch;

  private DesktopCalm(BusyPeer busy, int seconds, int updates) {
    this.busy = busy;
    this.seconds = seconds;
    this.updates = updates;
  }

  public static void main(String[] args) throws Exception {
    int files = number(args, "--files", 10_000);
    int downloads = number(args, "--downloads", 500);
    int peers = number(args, "--peers", 200);
    BusyPeer busy = new BusyPeer(files, downloads, peers);
    CountDownLatch started = new CountDownLatch(1);
    Platform.startup(started::countDown);
    started.await();
    DesktopCalm calm =
        new DesktopCalm(busy, number(args, "--seconds", 10), number(args, "--updates", HOUR));
    try {
      calm.open();
      String measured = calm.measure();
      System.out.printf(
          Locale.ROOT,
          "{\"bench\":\"desktop-calm\",\"files\":%d,\"downloads\":%d,\"peers\":%d,%s,"
              + "\"load\":%.1f,\"cores\":%d}%n",
          files,
          downloads,
          peers,
          measured,
          ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage(),
          Runtime.getRuntime().availableProcessors());
    } finally {
      calm.stop();
    }
    Platform.exit();
    System.exit(0);
  }

  private static int number(String[] args, String option, int otherwise) {
    int at = List.of(args).indexOf(option);
    return at < 0 ? otherwise : Integer.parseInt(args[at + 1]);
  }

  private void open() throws Exception {
    Path directory = Files.createTempDirectory("desktop-calm");
    on(() -> {
      watch = new FxWatch(Thread.currentThread());
      Preferences preferences = Preferences.open(directory.resolve("desktop.properties"));
      DesktopContext context =
          new DesktopContext(
              busy.peer,
              bridge,
              destination -> frame.go(destination),
              _ -> {},
              new Themes(preferences),
              new Languages(preferences),
              preferences,
              new NoDialogs(),
              new NoStarter(),
              NearbyNetworks.NONE,
              Autostart.here(List.of()));
      frame = new Frame(context);
      Scene scene = new Scene(frame.node(), 1280, 800);
      scene.getStylesheets().add(DesktopCalm.class.getResource("/css/covey.css").toExternalForm());
      stage = new Stage();
      stage.setScene(scene);
      stage.show();
      frame.open();
      return true;
    });
  }

  private String measure() throws Exception {
    goTo(Destination.of(Place.FILES), "filesTable");
    on(() -> chooseAllGroups());
    settle();
    // Not what a window costs in its first seconds, before its code is compiled.
    scroll("filesTable", seconds);
    Phase files = scroll("filesTable", seconds);
    searchFiles();
    Phase search = during(this::searchFiles);
    goTo(new Destination.Downloads(Optional.of(busy.looked())), "downloadsTable");
    settle();
    scroll("downloadsTable", seconds);
    Phase downloads = scroll("downloadsTable", seconds);
    Phase peers = scroll("downloadPeers", seconds);
    switchScreens();
    Phase switching = during(this::switchScreens);
    double[] heaps = hour();
    return String.join(
        ",",
        told("files", files),
        told("search", search),
        told("downloads", downloads),
        told("peers", peers),
        told("switching", switching),
        String.format(
            Locale.ROOT,
            "\"updates\":%d,\"heap_mb_first\":%.1f,\"heap_mb_most\":%.1f,\"heap_mb_last\":%.1f",
            updates,
            heaps[0],
            Arrays.stream(heaps).max().orElse(0),
            heaps[heaps.length - 1]));
  }

  private static String told(String what, Phase phase) {
    return String.format(
        Locale.ROOT,
        "\"%1$s\":{\"pulses_a_second\":%2$.1f,\"pulse_cpu_ms_mean\":%3$.2f,\"pulse_cpu_ms_p99\":%4$.2f,"
            + "\"longest_cpu_ms\":%5$.1f,\"over_16_ms\":%6$d,\"longest_was\":\"%7$s\"}",
        what,
        phase.pulsesASecond(),
        phase.meanPulse() / 1e6,
        phase.p99Pulse() / 1e6,
        phase.longest() / 1e6,
        phase.over16(),
        phase.longestWas());
  }

  // Phases

  /** Scrolls a table down and up again, some rows a pulse, while all changes. */
  private Phase scroll(String table, int time) throws Exception {
    TableView<?> view = on(() -> node(table, TableView.class));
    ScrollBar bar = on(() -> (ScrollBar) view.lookup(".scroll-bar:vertical"));
    AnimationTimer scrolling =
        new AnimationTimer() {
          private double step = ROWS_A_PULSE / view.getItems().size();

          @Override
          public void handle(long now) {
            double next = bar.getValue() + step;
            if (next < bar.getMin() || next > bar.getMax()) {
              step = -step;
            }
            bar.setValue(Math.clamp(next, bar.getMin(), bar.getMax()));
          }
        };
    on(() -> {
      scrolling.start();
      return true;
    });
    try {
      return during(() -> changeFor(time));
    } finally {
      on(() -> {
        scrolling.stop();
        return true;
      });
    }
  }

  private interface Doing {
    void run() throws Exception;
  }

  private Phase during(Doing doing) throws Exception {
    on(() -> {
      watch.begin();
      return true;
    });
    doing.run();
    return on(watch::end);
  }

  /** What runs goes on ten times a second. */
  private void changeFor(int time) {
    long end = System.nanoTime() + time * 1_000_000_000L;
    while (System.nanoTime() < end) {
      busy.step();
      LockSupport.parkNanos(STEP_NANOS);
    }
  }

  /** Types a name letter by letter, and takes it back. */
  private void searchFiles() throws Exception {
    for (String text : List.of("t", "ta", "take-00", "take-001", "take", "")) {
      on(() -> {
        node("filesSearch", TextInputControl.class).setText(text);
        return true;
      });
      changeFor(1);
    }
  }

  private void switchScreens() throws Exception {
    for (int i = 0; i < 3; i++) {
      for (Place place : Place.values()) {
        on(() -> {
          frame.go(Destination.of(place));
          return true;
        });
        LockSupport.parkNanos(4 * STEP_NANOS);
      }
    }
  }

  /** An hour's updates as fast as they can be taken, and the heap after each tenth of it. */
  private double[] hour() throws Exception {
    double[] heaps = new double[HEAPS];
    for (int tenth = 0; tenth < HEAPS; tenth++) {
      for (int i = 0; i < updates / HEAPS; i++) {
        // A screen that is shown takes over what there is at once.
        Place usual = i % 2 == 0 ? Place.DOWNLOADS : Place.SHARING;
        Place place = i % 40 == 39 ? Place.FILES : usual;
        busy.step();
        on(() -> {
          frame.go(Destination.of(place));
          return true;
        });
      }
      heaps[tenth] = heap();
    }
    return heaps;
  }

  /** Megabytes that are in use after a collection. */
  private static double heap() throws Exception {
    settle();
    for (int i = 0; i < 3; i++) {
      System.gc();
      LockSupport.parkNanos(STEP_NANOS);
    }
    Runtime runtime = Runtime.getRuntime();
    return (runtime.totalMemory() - runtime.freeMemory()) / 1e6;
  }

  // The FX thread

  private void goTo(Destination destination, String table) throws Exception {
    on(() -> {
      frame.go(destination);
      return true;
    });
    long end = System.nanoTime() + 60_000_000_000L;
    while (on(() -> node(table, TableView.class).getItems().isEmpty())) {
      if (System.nanoTime() > end) {
        throw new IllegalStateException(table + " stays empty");
      }
      LockSupport.parkNanos(STEP_NANOS);
    }
  }

  @SuppressWarnings("unchecked")
  private boolean chooseAllGroups() {
    node("filesGroup", ComboBox.class).getSelectionModel().selectFirst();
    return true;
  }

  private <N> N node(String id, Class<N> type) {
    return type.cast(stage.getScene().getRoot().lookup("#" + id));
  }

  /** Until what was asked for has been told and drawn. */
  private static void settle() {
    LockSupport.parkNanos(20 * STEP_NANOS);
  }

  private static <T> T on(Callable<T> question) throws Exception {
    FutureTask<T> task = new FutureTask<>(question);
    Platform.runLater(task);
    return task.get();
  }

  private void stop() throws Exception {
    on(() -> {
      watch.close();
      frame.close();
      stage.hide();
      return true;
    });
    bridge.close();
  }

  private static final class NoDialogs implements SystemDialogs {
    @Override
    public List<Path> chooseFiles(Window owner, String title) {
      return List.of();
    }

    @Override
    public Optional<Path> chooseFolder(Window owner, String title, Path from) {
      return Optional.empty();
    }

    @Override
    public void open(Path path) {}
  }

  private static final class NoStarter implements NetworkStarter {
    @Override
    public void startHere(String networkName) {}

    @Override
    public boolean startedHere() {
      return false;
    }
  }
}
