package dev.covey.house;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import dev.covey.net.Threads;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who may use whom (docs/ARCHITECTURE.md), each rule with its reason. */
class ArchitectureTest {
  private static final String ROOT = "dev.covey";
  private static final JavaClasses COVEY =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages(ROOT);

  @ParameterizedTest(name = "{0} may use {1}")
  @CsvSource(
      delimiter = ';',
      textBlock =
          """
          model;;the values that everybody speaks know nobody
          protocol;;bytes are decided by messages, never by who sends them
          trust;;keys and tickets can be checked offline, by anybody
          net;protocol trust;sockets carry messages and prove identities, and know no meaning
          content;;a file as pieces knows nothing of where they go
          peer.session;net protocol trust;signing in is a conversation with a tracker
          peer.transfer;peer.session content net protocol trust;moving pieces needs tickets, sockets and files
          peer.library;content;what this peer keeps is local
          peer;peer.session peer.transfer peer.library content net protocol trust;the façade wires its rooms
          tracker.registry;;the rules are pure, so that they can be proved
          tracker.store;tracker.registry;the disk keeps what the rules decided
          tracker.cluster;tracker.registry tracker.store net protocol trust;trackers tell each other what they decided and kept
          tracker;tracker.registry tracker.store tracker.cluster net protocol trust;the server connects rules, disk and sockets
          balancer;net protocol trust;it knows addresses and loads, and no file or session
          local;tracker balancer trust net;a whole network in one process
          console;peer;everything it shows comes through the façade
          demo;local peer;the main job, as any user would do it
          """)
  void aRoomUsesOnlyItsNeighbours(String room, String neighbours, String reason) { // DESIGN 3
    List<String> allowed = new ArrayList<>(List.of(ROOT + "." + room, ROOT + ".model"));
    if (neighbours != null) {
      Stream.of(neighbours.split(" ")).map(name -> ROOT + "." + name).forEach(allowed::add);
    }
    if (room.equals("console") || room.equals("demo")) {
      allowed.add("a snapshot");
    }
    ArchRule rule =
        noClasses()
            .that()
            .resideInAPackage(ROOT + "." + room)
            .should()
            .dependOnClassesThat(outside(allowed))
            .because(reason);
    rule.check(COVEY);
  }

  @Test
  void theDesktopUsesTheFacadeAndALocalNetwork() { // DESIGN 3
    noClasses()
        .that()
        .resideInAPackage(ROOT + ".desktop..")
        .should()
        .dependOnClassesThat(
            outside(
                    List.of(
                        ROOT + ".desktop",
                        ROOT + ".model",
                        ROOT + ".peer",
                        ROOT + ".local",
                        "a snapshot"))
                .and(not(JavaClass.Predicates.resideInAPackage(ROOT + ".desktop..")))
                // threads come from one factory
                .and(not(JavaClass.Predicates.equivalentTo(Threads.class))))
        .because("everything it shows comes through the façade")
        .check(COVEY);
  }

  @Test
  void onlyTheDesktopKnowsJavaFx() {
    noClasses()
        .that()
        .resideOutsideOfPackage(ROOT + ".desktop..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "javafx..",
            "org.controlsfx..",
            "atlantafx..",
            "org.kordamp..",
            "com.google.zxing..",
            "javax.jmdns..")
        .because("servers and the console run without a JavaFX jar")
        .check(COVEY);
  }

  @Test
  void onlyTheTrayKnowsAwt() {
    noClasses()
        .that()
        .resideOutsideOfPackage(ROOT + ".desktop.tray")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("java.awt..", "javax.swing..")
        .because("AWT costs a second start-up, and fails where there is no display")
        .check(COVEY);
  }

  @Test
  void onlyTheClusterKnowsJGroups() {
    noClasses()
        .that()
        .resideOutsideOfPackage(ROOT + ".tracker.cluster")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.jgroups..")
        .because("messages are carried behind one interface, so that a simulation can carry them")
        .check(COVEY);
  }

  @Test
  void theThreadOfTheScreenIsCrossedInOnePlace() {
    noClasses()
        .that()
        .doNotHaveFullyQualifiedName(ROOT + ".desktop.fx.FxBridge")
        .should()
        .callMethod("javafx.application.Platform", "runLater", "java.lang.Runnable")
        .because("who crosses to the FX thread is seen at a glance")
        .check(COVEY);
  }

  @Test
  void threadsAreMadeInOnePlace() { // STYLE 10
    noClasses()
        .that()
        .resideOutsideOfPackage(ROOT + ".net")
        .and()
        .resideOutsideOfPackage(ROOT)
        .and()
        .resideOutsideOfPackage(ROOT + ".demo")
        .should()
        .callConstructor(Thread.class, Runnable.class)
        .orShould()
        .callConstructor(Thread.class, Runnable.class, String.class)
        .orShould()
        .callMethod(Thread.class, "ofVirtual")
        .orShould()
        .callMethod(Thread.class, "ofPlatform")
        .because("a thread has a name, a handler for what it throws, and an owner")
        .allowEmptyShould(true)
        .check(COVEY);
  }

  @Test
  void noDiskIsAskedByItsMountPoint() { // I2
    noClasses()
        .should()
        .callMethod(Files.class, "getFileStore", Path.class)
        .because("it fails where the root is no mount point, as in a bare chroot: FreeSpace asks")
        .check(COVEY);
  }

  @Test
  void decisionsKnowNoClockSocketDiskOrThread() { // STYLE 7
    classes()
        .that()
        .resideInAPackage(ROOT + ".tracker.registry")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            ROOT + ".tracker.registry",
            ROOT + ".model",
            "java.lang..",
            "java.util..",
            "java.time",
            "java.nio",
            "java.nio.charset",
            "java.security",
            "java.math",
            "org.apache.commons.codec..")
        .because("the registry is pure, so that any history can be replayed")
        .check(COVEY);
  }

  @Test
  void roomsDoNotUseEachOtherInACircle() {
    slices().matching(ROOT + ".(**)").should().beFreeOfCycles().check(COVEY);
  }

  @Test
  void everyRoomTellsItsPurpose() throws IOException { // STYLE 1
    try (Stream<Path> tree = Files.walk(Path.of("src/main/java/dev/covey"))) {
      List<Path> rooms =
          tree.filter(file -> file.toString().endsWith(".java"))
              .map(Path::getParent)
              .distinct()
              .filter(room -> Files.notExists(room.resolve("package-info.java")))
              .toList();
      assertThat(rooms).as("packages without package-info.java").isEmpty();
    }
  }

  private static DescribedPredicate<JavaClass> outside(List<String> rooms) {
    return DescribedPredicate.describe(
        "stand outside " + rooms,
        target ->
            target.getPackageName().startsWith(ROOT)
                && !rooms.contains(target.getPackageName())
                && !(rooms.contains("a snapshot") && isSnapshot(target)));
  }

  /** Records and enums of the peer's rooms are what the façade hands out. */
  private static boolean isSnapshot(JavaClass target) {
    return target.getPackageName().startsWith(ROOT + ".peer.")
        && (target.isRecord() || target.isEnum());
  }

  private static DescribedPredicate<JavaClass> not(
      DescribedPredicate<? super JavaClass> predicate) {
    return DescribedPredicate.not(predicate).forSubtype();
  }
}
