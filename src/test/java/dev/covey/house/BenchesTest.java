package dev.covey.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The benches are not part of the build, nor is what makes packages, and both would rot unnoticed:
 * they are compiled here, to nowhere. JMH is no part of it either, so what is missing of it is no
 * fault.
 */
class BenchesTest {
  private static final String JMH = "org.openjdk.jmh";
  private static final Pattern JMH_IMPORT =
      Pattern.compile("import org\\.openjdk\\.jmh\\..*?(\\w+);");

  @TempDir private Path nowhere;

  @Test
  void theBenchesFitThePrograms() throws IOException {
    assertThat(faults(sources(Path.of("bench")))).isEmpty();
  }

  @Test
  void whatMakesPackagesFitsTheJdk() throws IOException {
    assertThat(faults(sources(Path.of("packaging")))).isEmpty();
  }

  @Test
  void theBenchmarksFitWhatTheyMeasure() throws IOException {
    assertThat(faults(sources(Path.of("src/jmh/java")))).isEmpty();
  }

  @Test
  void aBenchThatDoesNotFitIsFound() throws IOException {
    Path bench = nowhere.resolve("Stale.java");
    Files.writeString(
        bench,
        """
        import org.openjdk.jmh.annotations.Benchmark;
        class Stale {
          @Benchmark
          public int gone() {
            return dev.covey.model.Pieces.FORGOTTEN;
          }
        }
        """);
    assertThat(faults(List.of(bench))).hasSize(1).first().asString().contains("FORGOTTEN");
  }

  private static List<Path> sources(Path directory) throws IOException {
    try (Stream<Path> tree = Files.walk(directory)) {
      List<Path> sources = tree.filter(file -> file.toString().endsWith(".java")).toList();
      assertThat(sources).isNotEmpty();
      return sources;
    }
  }

  private List<String> faults(List<Path> sources) throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    DiagnosticCollector<JavaFileObject> found = new DiagnosticCollector<>();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(found, null, null)) {
      compiler
          .getTask(
              new StringWriter(),
              files,
              found,
              List.of(
                  "-proc:none",
                  "--should-stop=ifError=FLOW",
                  "-classpath",
                  System.getProperty("java.class.path"),
                  "-d",
                  nowhere.toString()),
              null,
              files.getJavaFileObjectsFromPaths(sources))
          .call();
    }
    return found.getDiagnostics().stream()
        .filter(diagnostic -> diagnostic.getKind() == Diagnostic.Kind.ERROR)
        .filter(diagnostic -> !isMissingJmh(diagnostic))
        .map(Object::toString)
        .toList();
  }

  private static boolean isMissingJmh(Diagnostic<? extends JavaFileObject> diagnostic) {
    String line = diagnostic.getMessage(null);
    if (line.contains(JMH)) {
      return true;
    }
    return line.startsWith("cannot find symbol")
        && namesOfJmh(diagnostic.getSource())
            .anyMatch(
                name -> line.lines().anyMatch(said -> said.matches(".*(class|variable) " + name)));
  }

  private static Stream<String> namesOfJmh(JavaFileObject source) {
    try {
      return JMH_IMPORT.matcher(source.getCharContent(true)).results().map(match -> match.group(1));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
