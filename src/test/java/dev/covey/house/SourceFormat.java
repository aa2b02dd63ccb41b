package dev.covey.house;

import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.FormatterException;
import com.google.googlejavaformat.java.ImportOrderer;
import com.google.googlejavaformat.java.JavaFormatterOptions;
import com.google.googlejavaformat.java.RemoveUnusedImports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The formatter of this project: google-java-format, run on the JDK that compiles, so that it also
 * works when Maven itself runs on an older one.
 */
public final class SourceFormat {
  private final Formatter formatter = new Formatter();

  /**
   * Rewrites every source file that is not as it should be; {@code mvn -Pformat test-compile} runs
   * it.
   */
  public static void main(String[] args) throws IOException, FormatterException {
    SourceFormat format = new SourceFormat();
    for (Path file : format.misformatted(Path.of("src"))) {
      Files.writeString(file, format.format(Files.readString(file)));
      System.out.println("formatted " + file);
    }
  }

  List<Path> misformatted(Path directory) throws IOException, FormatterException {
    List<Path> wrong = new ArrayList<>();
    for (Path file : sources(directory)) {
      String text = Files.readString(file);
      if (!format(text).equals(text)) {
        wrong.add(file);
      }
    }
    return wrong;
  }

  private static List<Path> sources(Path directory) throws IOException {
    try (Stream<Path> tree = Files.walk(directory)) {
      return tree.filter(file -> file.toString().endsWith(".java")).sorted().toList();
    }
  }

  private String format(String text) throws FormatterException {
    String tidy = ImportOrderer.reorderImports(text, JavaFormatterOptions.Style.GOOGLE);
    return formatter.formatSource(RemoveUnusedImports.removeUnusedImports(tidy));
  }
}
