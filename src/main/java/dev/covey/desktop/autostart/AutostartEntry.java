package dev.covey.desktop.autostart;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The file that has a system start Covey when its user signs in. Pure.
 *
 * @param file where the system looks
 * @param content all of it
 */
record AutostartEntry(Path file, String content) {
  /** What a double quote must not hold bare in an Exec line of the Desktop Entry Specification. */
  private static final String QUOTED = "\"`$\\";

  /**
   * @param system the name of the operating system
   * @param command the program and its arguments
   */
  static AutostartEntry of(
      String system, Path userHome, Map<String, String> environment, List<String> command) {
    String name = system.toLowerCase(Locale.ROOT);
    if (name.contains("win")) {
      return new AutostartEntry(
          folder(environment, "APPDATA", userHome.resolve("AppData/Roaming"))
              .resolve("Microsoft/Windows/Start Menu/Programs/Startup/Covey.cmd"),
          batch(command));
    }
    if (name.contains("mac")) {
      return new AutostartEntry(
          userHome.resolve("Library/LaunchAgents/dev.covey.desktop.plist"), agent(command));
    }
    return new AutostartEntry(
        folder(environment, "XDG_CONFIG_HOME", userHome.resolve(".config"))
            .resolve("autostart/covey.desktop"),
        desktopEntry(command));
  }

  private static Path folder(Map<String, String> environment, String variable, Path otherwise) {
    String value = environment.get(variable);
    return value == null || value.isBlank() ? otherwise : Path.of(value);
  }

  private static String desktopEntry(List<String> command) {
    String exec = command.stream().map(AutostartEntry::quote).collect(Collectors.joining(" "));
    return """
    [Desktop Entry]
    Type=Application
    Name=Covey
    Comment=Group file sharing
    Exec=%s
    Terminal=false
    X-GNOME-Autostart-enabled=true
    """
        // The value of a key is unescaped before the command in it is.
        .formatted(exec.replace("\\", "\\\\"));
  }

  private static String quote(String argument) {
    StringBuilder quoted = new StringBuilder("\"");
    argument
        .chars()
        .forEach(c -> {
          if (QUOTED.indexOf(c) >= 0) {
            quoted.append('\\');
          }
          quoted.append(c == '%' ? "%%" : Character.toString(c));
        });
    return quoted.append('"').toString();
  }

  private static String batch(List<String> command) {
    String line =
        command.stream()
            .map(argument -> '"' + argument.replace("%", "%%") + '"')
            .collect(Collectors.joining(" "));
    return "@echo off\r\nchcp 65001 >nul\r\nstart \"\" /min " + line + "\r\n";
  }

  private static String agent(List<String> command) {
    String arguments =
        command.stream()
            .map(argument -> "    <string>" + xml(argument) + "</string>\n")
            .collect(Collectors.joining());
    return """
    <?xml version="1.0" encoding="UTF-8"?>
    <!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
    <plist version="1.0">
    <dict>
      <key>Label</key>
      <string>dev.covey.desktop</string>
      <key>ProgramArguments</key>
      <array>
    %s  </array>
      <key>RunAtLoad</key>
      <true/>
    </dict>
    </plist>
    """
        .formatted(arguments);
  }

  private static String xml(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
