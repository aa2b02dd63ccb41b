package dev.covey;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.filter.ThresholdFilter;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.rolling.RollingFileAppender;
import ch.qos.logback.core.rolling.SizeAndTimeBasedRollingPolicy;
import ch.qos.logback.core.spi.ContextAwareBase;
import ch.qos.logback.core.util.FileSize;
import java.nio.file.Path;
import org.slf4j.LoggerFactory;

/**
 * Where log events go: a rolling file, and for servers also standard error (C2).
 *
 * <p>One event is one line: control characters in what users supplied are replaced, a stack trace
 * is folded.
 */
public final class Logs extends ContextAwareBase implements Configurator {
  private static final String PATTERN =
      "%d{\"yyyy-MM-dd'T'HH:mm:ss.SSSXXX\",UTC} %-5level %logger{0} "
          + "%replace(%msg %ex){'[\\p{Cntrl}\\s]+', ' '}%nopex%n";
  private static final String FILE_SIZE = "10MB";
  private static final String ALL_FILES = "100MB";
  private static final int DAYS = 14;

  /**
   * Called by Logback itself before anything is logged: until {@link #start}, nothing goes
   * anywhere.
   */
  @Override
  public ExecutionStatus configure(LoggerContext context) {
    context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME).setLevel(Level.INFO);
    // It calls every tracker that is down or leaves an error; who comes and goes, we log ourselves.
    context.getLogger("org.jgroups").setLevel(Level.OFF);
    context.getLogger("dev.covey.tracker.cluster.ClusterStack$ClusterTcp").setLevel(Level.OFF);
    // It warns of what is ordinary in a network without a server, such as a name heard twice.
    context.getLogger("javax.jmdns").setLevel(Level.OFF);
    // It calls it an error if another process was quicker to clear away an old library.
    context.getLogger("org.sqlite.SQLiteJDBCLoader").setLevel(Level.OFF);
    return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
  }

  /**
   * Begins to write events.
   *
   * @param name of the program, and so of its file, for example {@code tracker-1}
   * @param console the least level that also goes to standard error; {@link Level#OFF} for none
   */
  static void start(Path directory, String name, Level console) {
    LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
    Logger root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    root.addAppender(file(context, directory, name));
    if (console != Level.OFF) {
      root.addAppender(console(context, console));
    }
  }

  /** The least level of our own events that is written, by its name. */
  static void level(String name) {
    LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
    context.getLogger(Logs.class.getPackageName()).setLevel(Level.valueOf(name));
  }

  /** Writes what is buffered and closes the file. */
  static void stop() {
    ((LoggerContext) LoggerFactory.getILoggerFactory()).stop();
  }

  private static Appender<ILoggingEvent> file(LoggerContext context, Path directory, String name) {
    RollingFileAppender<ILoggingEvent> appender = new RollingFileAppender<>();
    appender.setContext(context);
    appender.setFile(directory.resolve(name + ".log").toString());
    SizeAndTimeBasedRollingPolicy<ILoggingEvent> rolling = new SizeAndTimeBasedRollingPolicy<>();
    rolling.setContext(context);
    rolling.setParent(appender);
    rolling.setFileNamePattern(directory.resolve(name + ".%d.%i.log").toString());
    rolling.setMaxFileSize(FileSize.valueOf(FILE_SIZE));
    rolling.setTotalSizeCap(FileSize.valueOf(ALL_FILES));
    rolling.setMaxHistory(DAYS);
    rolling.start();
    appender.setRollingPolicy(rolling);
    appender.setEncoder(encoder(context));
    appender.start();
    return appender;
  }

  private static Appender<ILoggingEvent> console(LoggerContext context, Level least) {
    ConsoleAppender<ILoggingEvent> appender = new ConsoleAppender<>();
    appender.setContext(context);
    appender.setTarget("System.err");
    ThresholdFilter filter = new ThresholdFilter();
    filter.setLevel(least.levelStr);
    filter.start();
    appender.addFilter(filter);
    appender.setEncoder(encoder(context));
    appender.start();
    return appender;
  }

  private static PatternLayoutEncoder encoder(LoggerContext context) {
    PatternLayoutEncoder encoder = new PatternLayoutEncoder();
    encoder.setContext(context);
    encoder.setPattern(PATTERN);
    encoder.start();
    return encoder;
  }
}
