package dev.covey;

import java.util.Optional;
import picocli.CommandLine.IVersionProvider;

/**
 * What {@code covey --version} prints: the version in the jar's manifest, and the Java that runs
 * it.
 */
final class Version implements IVersionProvider {
  @Override
  public String[] getVersion() {
    String version =
        Optional.ofNullable(Version.class.getPackage().getImplementationVersion())
            .orElse("(unpacked)");
    return new String[] {"covey " + version, "Java " + Runtime.version()};
  }
}
